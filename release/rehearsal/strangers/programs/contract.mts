import { describeContract } from '@rocketlead/contract-tests/vitest'
import { createMockServer } from '@rocketlead/mock-server'

describeContract({
  fetch: createMockServer().fetch,
  apiKey: 'rl_test_contract',
  sections: ['settings'],
  phases: ['examples'],
})
