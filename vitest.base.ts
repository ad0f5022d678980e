/** Test options shared by all packages. The JSON report is what `npm test` sums up in its last line. */
export const base = {
  reporters: ['default', ['json', { outputFile: '.vitest/report.json' }]],
} satisfies { reporters: [string, [string, { outputFile: string }]] }
