import { defineConfig } from 'vitest/config'
import { base } from '../../vitest.base.ts'

// What is measured in these, the machine does while it does nothing else: `measure` comes after all other tests.
const alone = ['test/build.test.ts', 'test/phone.test.ts']

// A test that looks at each of the pages in a browser takes a minute, and on a machine that does other things several.
const timeouts = { testTimeout: 300_000, hookTimeout: 300_000 }

export default defineConfig({
  test: {
    ...base,
    projects: [
      {
        // Files share the modules of their worker, and so one browser.
        test: {
          ...timeouts,
          name: 'site',
          include: ['test/**/*.test.ts'],
          exclude: alone,
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...timeouts,
          name: 'alone',
          include: alone,
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
