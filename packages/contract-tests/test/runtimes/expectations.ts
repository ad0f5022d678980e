import { expect } from 'vitest'

/** What comes of the scenario's steps, wherever they are taken. */
export const outcomes = {
  'sends a body and a query beyond ASCII': ['Cafés & more ☕'],
  'walks all pages of a list': ['Page 1', 'Page 2'],
  'gets the first answer again for an idempotency key': true,
  'makes nothing of an empty answer': 'undefined',
  'shows the headers of an answer': 'req_',
  'calls by path': 1000,
  'uploads a form': { name: 'Preisliste für Cafés.txt', type: 'file' },
  'uploads a stream': 'stream.txt',
  'uploads a file by its path': 'prices.txt',
  'tells the progress of an upload': 0,
  'reads a failed answer': 'NotFoundError 404 not_found',
  'tries again what is safe to repeat': [],
  'gives up a call that is under way': 'AbortError',
  'does not wait longer than it may': 'TimeoutError',
  'is refused a connection': 'ConnectionError',
  'loses a connection': 'ConnectionError',
  'takes its options from the environment': 1000,
}

const noFiles = 'RocketleadError: There are no files here: pass the `file` as a Blob or a stream instead of a path.'
const noKey = 'RocketleadError: There is no API key: pass `apiKey` or set ROCKETLEAD_API_KEY.'

/** What differs where there is no `process`, and so neither files nor an environment. */
export const withoutProcess = {
  'uploads a file by its path': noFiles,
  'takes its options from the environment': noKey,
}

/** What differs in Workers that have a `process`, but only files of their own. */
export const withOwnFiles = {
  'uploads a file by its path': expect.stringMatching(/^RocketleadError: The file .* cannot be read \(ENOENT\)\.$/),
}
