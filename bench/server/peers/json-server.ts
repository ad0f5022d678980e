import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modules } from '../../measure/packages.ts'
import { createAt, getAt, pageSize } from '../calls.ts'
import type { Peer } from './peer.ts'

const program = join(modules, 'json-server/lib/cli/bin.js')

export const jsonServer: Peer = {
  label: 'json-server',
  packages: ['json-server'],
  about:
    'with `--quiet`, leads by their phone numbers in a file that it writes at each change; it knows no description',
  refusesBadBodies: false,
  checksAnswers: false,
  keepsState: true,
  prepare({ folder, leads }) {
    const [file, routes] = [join(folder, 'json-server.json'), join(folder, 'routes.json')]
    writeFileSync(file, JSON.stringify({ accounts: [], leads }))
    writeFileSync(routes, JSON.stringify({ '/api/v1/*': '/$1' }))
    const options = ['--quiet', '--routes', routes, '--id', 'phone', '--host', '127.0.0.1']
    return (port) => [program, file, '--port', String(port), ...options]
  },
  plans: (_, { leads }) => ({
    get: getAt(leads.map(({ phone }) => `/api/v1/leads/${phone}`)),
    list: getAt(leads.map((_, index) => `/api/v1/leads?_page=${(index % 50) + 1}&_limit=${pageSize}`)),
    create: createAt('/api/v1/leads'),
  }),
}
