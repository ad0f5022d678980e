import type { OperationReport, ParameterReport, Report, StatusReport } from '../../src/report/report.ts'

/** A report of one operation, and nothing found. */
export const smallReport = (changes: Partial<Report> = {}): Report => ({
  version: '1.0.0',
  description: { title: 'Shop', version: '2', source: 'shop.yaml' },
  target: 'in process',
  seed: 0,
  readOnly: false,
  startedAt: '2026-03-01T12:00:00.000Z',
  seconds: 1,
  ended: 'complete',
  phases: [{ phase: 'examples', cases: 1, requests: 2, checks: 3, failures: 0, seconds: 1 }],
  operations: [operation()],
  failures: [],
  notes: [],
  ...changes,
})

export const operation = (changes: Partial<OperationReport> = {}): OperationReport => ({
  id: 'orders.list',
  method: 'GET',
  path: '/orders',
  section: 'orders',
  summary: 'List orders',
  requests: 2,
  failures: 0,
  statuses: [status()],
  parameters: [parameter()],
  links: [],
  ...changes,
})

export const status = (changes: Partial<StatusReport> = {}): StatusReport => ({
  status: '200',
  documented: true,
  seen: 2,
  provoked: 0,
  failures: 0,
  codes: [],
  ...changes,
})

export const parameter = (changes: Partial<ParameterReport> = {}): ParameterReport => ({
  in: 'query',
  name: 'limit',
  required: false,
  valid: 1,
  invalid: 1,
  breakable: true,
  ...changes,
})
