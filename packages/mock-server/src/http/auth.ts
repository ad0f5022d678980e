import { Problem } from '../domain/problem.ts'

/**
 * The API key of an Authorization header. Any key that starts with `rl_test_` is taken, and names a workspace of its own.
 *
 * @throws Problem `unauthorized`, or `forbidden` for a live key; the key itself is in neither
 */
export function readApiKey(header: string | undefined): string {
  if (header === undefined)
    throw new Problem('unauthorized', 'The Authorization header is missing. Send Authorization: Bearer <api key>.')
  const key = header.match(/^Bearer +([\x21-\x7e]+) *$/i)?.[1]
  if (!key)
    throw new Problem(
      'unauthorized',
      'The Authorization header is not a bearer token. Send Authorization: Bearer <api key>.',
    )
  if (key.startsWith('rl_live_'))
    throw new Problem(
      'forbidden',
      'This is a mock server and takes no live key, so that no real key lies in tests. Use a key that starts with rl_test_.',
    )
  if (!/^rl_test_.{1,200}$/.test(key))
    throw new Problem(
      'unauthorized',
      'The API key is unknown. With this mock server use any key that starts with rl_test_, such as rl_test_demo.',
    )
  return key
}
