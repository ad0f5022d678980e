/** What comes of the scenario's steps, wherever they are taken. */
export const outcomes = {
  'sends a body and a query beyond ASCII': ['Cafés & more ☕'],
  'gets the first answer again for an idempotency key': true,
  'makes nothing of an empty answer': 'undefined',
  'uploads a file': { name: 'Preisliste für Cafés.txt', type: 'file' },
  'reads a failed answer': 'NotFoundError 404 not_found',
  'gives up a call that is under way': 'AbortError',
  'is refused a connection': 'ConnectionError',
  'loses a connection': 'ConnectionError',
}

export const withEnvironment = { 'takes its options from the environment': 1000 }
export const withoutEnvironment = {
  'takes its options from the environment':
    'RocketleadError: There is no API key: pass `apiKey` or set ROCKETLEAD_API_KEY.',
}
