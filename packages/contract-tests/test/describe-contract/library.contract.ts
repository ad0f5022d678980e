// Run by describe-contract.test.ts in a vitest of its own: a library that takes any number of pages.
import { fileURLToPath } from 'node:url'
import { describeContract } from '../../src/vitest.ts'
import { library } from '../foreign/library.ts'

describeContract({
  ...library({ takesAnyPages: true }),
  baseUrl: 'https://library.example/v2',
  description: fileURLToPath(new URL('../foreign/library.yaml', import.meta.url)),
  maxExamples: 10,
})
