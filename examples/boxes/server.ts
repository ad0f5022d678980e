// The API of openapi.yaml, for programs that test it.
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

interface Thing {
  id: string
  name: string
}

interface Box {
  thing: Thing
  items: Thing[]
}

interface Answer {
  status: number
  body?: object
}

/** Serves boxes on a port that is free. */
export async function serve() {
  const boxes = new Map<string, Box>()
  const server = createServer(async (request, response) => {
    const { status, body } = await answerTo(request, boxes)
    response.writeHead(status, body && { 'content-type': 'application/json' }).end(body && JSON.stringify(body))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { baseUrl: `http://127.0.0.1:${port}`, close: () => server.close() }
}

const problem = (status: number, code: string): Answer => ({ status, body: { code } })

async function answerTo(request: IncomingMessage, boxes: Map<string, Box>): Promise<Answer> {
  const { method = '', url = '' } = request
  const [, id = '', items] = /^\/boxes\/([^/]+)(\/items)?$/.exec(url) ?? []
  const box = boxes.get(id)
  if (method === 'POST' && url === '/boxes') return add(request, (thing) => boxes.set(thing.id, { thing, items: [] }))
  if (!box) return problem(404, 'not_found')
  if (method === 'POST' && items) return add(request, (thing) => box.items.push(thing))
  if (method === 'GET' && !items) return { status: 200, body: box.thing }
  return method === 'DELETE' && !items ? remove(box, boxes) : problem(404, 'not_found')
}

async function add(request: IncomingMessage, keep: (thing: Thing) => void): Promise<Answer> {
  const name = await nameIn(request)
  if (name === undefined) return problem(400, 'bad_request')
  const thing = { id: crypto.randomUUID(), name }
  keep(thing)
  return { status: 201, body: thing }
}

function remove({ thing, items }: Box, boxes: Map<string, Box>): Answer {
  if (items.length > 0) return problem(409, 'box_not_empty')
  boxes.delete(thing.id)
  return { status: 204 }
}

/** The name that a request gives, if it is as described. */
async function nameIn(request: IncomingMessage): Promise<string | undefined> {
  const text = (await buffer(request)).toString()
  if (!request.headers['content-type']?.startsWith('application/json')) return undefined
  try {
    const { name, ...others } = JSON.parse(text)
    const isName = typeof name === 'string' && name !== '' && [...name].length <= 40
    return isName && Object.keys(others).length === 0 ? name : undefined
  } catch {
    return undefined
  }
}
