// What one would write with openapi-backend: validation of requests and answers, leads in a Map.
//
//   node openapi-backend.mjs PORT OPENAPI.json LEADS.json
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import addFormats from 'ajv-formats'
import { OpenAPIBackend } from 'openapi-backend'

const [port, description, file] = process.argv.slice(2)
const read = (path) => JSON.parse(readFileSync(path, 'utf8'))

const given = read(file)
const leads = new Map(given.map((lead) => [lead.phone, lead]))
/** The phone numbers in the order of the pages. */
const order = [...leads.keys()]

const page = (data, limit, nextCursor) => ({
  data,
  pagination: { limit, hasMore: nextCursor !== null, nextCursor },
})

const api = new OpenAPIBackend({
  definition: read(description),
  quick: true, // else it holds a description of OpenAPI 3.1 against 3.0, and gives up
  coerceTypes: true,
  customizeAjv: (ajv) => addFormats(ajv),
  handlers: {
    'accounts.list': () => [200, page([], 25, null)],
    'leads.list'({ request }) {
      const { phone, cursor = '0', limit = 25 } = request.query
      if (phone) return [200, page([leads.get(phone)].filter(Boolean), Number(limit), null)]
      const [from, to] = [Number(cursor), Number(cursor) + Number(limit)]
      const data = order.slice(from, to).map((each) => leads.get(each))
      return [200, page(data, Number(limit), to < order.length ? String(to) : null)]
    },
    'leadLists.addLead'({ request }) {
      const now = new Date().toISOString()
      const id = `led_${leads.size}`
      const lead = { ...given[0], ...request.requestBody, id, createdAt: now, updatedAt: now }
      leads.set(lead.phone, lead)
      order.push(lead.phone)
      return [201, lead]
    },
    validationFail: ({ validation }) => [400, { errors: validation.errors }],
    unauthorizedHandler: () => [401, { title: 'Unauthorized' }],
    notImplemented: () => [501, { title: 'Not implemented' }],
    notFound: () => [404, { title: 'Not found' }],
    postResponseHandler({ api, operation, response }) {
      const [status, body] = response
      if (!operation || status >= 400) return response
      const { errors } = api.validateResponse(body, operation, status)
      return errors ? [500, { errors }] : response
    },
  },
  securityHandlers: { bearerAuth: ({ request }) => request.headers.authorization?.startsWith('Bearer rl_test_') },
})
await api.init()

createServer(async (request, response) => {
  const { method, url, headers } = request
  const body = method === 'POST' ? await text(request) : undefined
  const [path, query] = url.split('?')
  const [status, answer] = await api.handleRequest({ method, path, query, headers, body: body && JSON.parse(body) })
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(answer))
}).listen(Number(port), '127.0.0.1')
