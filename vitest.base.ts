/** Test options shared by all packages. The JSON report is what `npm test` sums up in its last line. */
export const base = {
  // Only against what hangs: how long a test takes depends on what else the machine does.
  testTimeout: 30_000,
  reporters: ['default', ['json', { outputFile: '.vitest/report.json' }]],
} satisfies { testTimeout: number; reporters: [string, [string, { outputFile: string }]] }
