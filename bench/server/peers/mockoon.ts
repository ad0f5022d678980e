import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modules } from '../../measure/packages.ts'
import { createAt, getAt, type Lead, pageSize } from '../calls.ts'
import { description } from '../world.ts'
import type { Peer } from './peer.ts'

const program = join(modules, '@mockoon/cli/bin/run.js')

export const mockoon: Peer = {
  label: 'Mockoon',
  packages: ['@mockoon/cli'],
  about:
    'the description as its command line imports it, leads as a CRUD route over a data bucket, by their phone numbers',
  refusesBadBodies: false,
  checksAnswers: false,
  keepsState: true,
  prepare({ folder, leads }) {
    const file = join(folder, 'mockoon.json')
    execFileSync(process.execPath, [program, 'import', '--input', description, '--output', file], { stdio: 'ignore' })
    writeFileSync(file, JSON.stringify(withLeads(JSON.parse(readFileSync(file, 'utf8')), leads)))
    const options = ['--hostname', '127.0.0.1', '--disable-log-to-file', '--disable-admin-api', '--repair']
    return (port) => [program, 'start', '--data', file, '--port', String(port), ...options]
  },
  plans: (_, { leads }) => ({
    get: getAt(leads.map(({ phone }) => `/api/v1/leads/${phone}`)),
    list: getAt(leads.map((_, index) => `/api/v1/leads?page=${(index % 50) + 1}&limit=${pageSize}`)),
    create: createAt('/api/v1/leads'),
  }),
}

interface Route {
  type: string
  endpoint: string
  responses: object[]
}

interface Environment {
  routes: Route[]
  data: object[]
}

/** Turns the route of the list into one for all that can be done with leads. */
function withLeads({ routes, data, ...rest }: Environment, leads: Lead[]): Environment {
  const bucket = { uuid: 'e6a1f0de-6f0b-4a52-9f5d-3c1d8e7b9a10', id: 'lead', name: 'leads', documentation: '' }
  return {
    ...rest,
    data: [...data, { ...bucket, value: JSON.stringify(leads) }],
    routes: routes.map((route) => {
      if (route.endpoint !== 'api/v1/leads') return route
      const [response] = route.responses
      const crud = { ...response, statusCode: 200, bodyType: 'DATABUCKET', databucketID: 'lead', crudKey: 'phone' }
      return { ...route, type: 'crud', method: '', responses: [crud] }
    }),
  }
}
