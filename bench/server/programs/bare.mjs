// Node's own HTTP server with fixed answers: what no server on Node can do better.
//
//   node bare.mjs PORT ANSWERS.json
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [port, file] = process.argv.slice(2)
const answers = JSON.parse(readFileSync(file, 'utf8'))

createServer((request, response) => {
  if (request.method === 'POST') {
    const chunks = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => send(response, answers.create, Buffer.concat(chunks)))
  } else if (request.url.startsWith('/api/v1/leads?phone')) send(response, answers.get)
  else if (request.url.startsWith('/api/v1/leads')) send(response, answers.list)
  else send(response, answers.first)
}).listen(Number(port), '127.0.0.1')

function send(response, { status, headers, body }) {
  response.writeHead(status, headers)
  response.end(body)
}
