import type { Schemas } from './records.ts'

type BulkItem = Schemas['BulkItem']

/** The answer to a bulk action, with its items counted by what became of them. */
export function bulkResult(action: string, results: BulkItem[]): Schemas['BulkResult'] {
  const count = (outcome: BulkItem['outcome']) => results.filter((item) => item.outcome === outcome).length
  return {
    action,
    requested: results.length,
    succeeded: count('succeeded'),
    failed: count('failed'),
    skipped: count('skipped'),
    results,
  }
}
