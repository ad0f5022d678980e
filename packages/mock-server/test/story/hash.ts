// Plays the story in a process of its own, and prints the hash of every answer, to the byte.
import { createHash } from 'node:crypto'
import { createMockServer } from '../../src/node/index.ts'
import { playStory } from './play.ts'

const mock = createMockServer({ seed: Number(process.argv[2]) })
const hash = createHash('sha256')
await playStory(async (request) => {
  const response = await mock.fetch(request)
  hash.update(`${response.status} ${JSON.stringify([...response.headers])}`)
  hash.update(new Uint8Array(await response.clone().arrayBuffer()))
  return response
}, 'rl_test_1')
mock.close()
console.log(hash.digest('hex'))
