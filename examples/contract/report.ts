import { runContract, summary } from '@rocketlead/contract-tests'
import { createMockServer } from '@rocketlead/mock-server'

const report = await runContract({
  fetch: createMockServer().fetch,
  apiKey: 'rl_test_contract',
  sections: ['settings'],
})
console.log(summary(report, { color: process.stdout.isTTY, width: 100 }))
process.exitCode = report.failures.length > 0 ? 1 : 0
