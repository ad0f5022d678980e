/** Test options shared by all packages. The JSON report is what `npm test` sums up in its last line. */
export const base = {
  // Only against what hangs: how long a test takes depends on what else the machine does.
  testTimeout: 120_000,
  reporters: ['default', ['json', { outputFile: '.vitest/report.json' }]],
} satisfies { testTimeout: number; reporters: [string, [string, { outputFile: string }]] }

/**
 * Two projects of a package's tests. In most files the modules of their worker are shared, since each file anew would
 * load the same code. Those named here start processes, which takes the longer the more memory theirs has, so each has a
 * worker of its own.
 */
export const sharing = ({ starting, ...options }: { starting: string[]; setupFiles?: string[] }) => [
  { test: { ...base, ...options, name: 'sharing', exclude: ['**/node_modules/**', ...starting], isolate: false } },
  { test: { ...base, ...options, name: 'starting', include: starting } },
]
