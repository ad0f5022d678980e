// Imports a CSV file of so many rows through the API, in a process of its own whose heap the caller bounds.
import { createMockServer } from '../../src/node/index.ts'

const count = Number(process.argv[2])
const mock = createMockServer()
const headers = { authorization: 'Bearer rl_test_1' }

const made = await mock.fetch('http://mock.test/api/v1/lead-lists', {
  method: 'POST',
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify({ name: 'All' }),
})
const { id } = (await made.json()) as { id: string }

const rows = Array.from({ length: count }, (_, row) => `+1${2_025_000_000 + row},Ada,Last${row % 977},tag${row % 7}`)
const form = new FormData()
form.set('file', new Blob([['phone,firstName,lastName,tags', ...rows].join('\n')], { type: 'text/csv' }), 'leads.csv')
const url = `http://mock.test/api/v1/lead-lists/${id}/leads/import`
const response = await mock.fetch(url, { method: 'POST', headers, body: form })

const { total, created } = (await response.json()) as { total: number; created: number }
console.log(JSON.stringify({ status: response.status, total, created }))
