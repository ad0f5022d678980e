import type { Server } from '../../try/console-data.ts'
import type { Address } from './address.ts'
import { drawnKey, keepDrawnKey } from './kept.ts'

/** The key that is offered for a server, if one is: none where a variable decides which machine that is. */
export function testKeyOf(
  { testKey, variables }: Server,
  { isLocal }: Extract<Address, { origin: string }>,
): string | undefined {
  if (variables && !isLocal) return undefined
  return testKey?.replace('*', drawn)
}

/** Where the browser keeps nothing, this does for a page. */
let ofThisPage: string | undefined

function drawn(): string {
  ofThisPage ??= drawnKey() ?? draw()
  keepDrawnKey(ofThisPage)
  return ofThisPage
}

const draw = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(36).padStart(2, '0')).join('')
