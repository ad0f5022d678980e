import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { applyPatch, parsePatch } from 'diff'
import { onTestFinished } from 'vitest'

/** A directory of its own with files in it, which is gone when the test is over. */
export function directoryWith(files: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'drift-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true })
    writeFileSync(join(directory, name), text)
  }
  return directory
}

/** Applies a patch as `patch -p1` does. @throws Error when a part of it does not fit */
export function apply(patch: string, directory: string): void {
  for (const part of parsePatch(patch).filter(({ hunks }) => hunks.length > 0)) {
    const file = join(directory, part.newFileName?.replace(/^b\//, '') ?? '')
    const text = applyPatch(readFileSync(file, 'utf8'), part)
    if (text === false) throw new Error(`The patch of ${file} does not fit.`)
    writeFileSync(file, text)
  }
}

export interface Exchange {
  /** Default GET. */
  method?: string
  /** Default `/things`. */
  path?: string
  /** Default `http://api.test`. */
  origin?: string
  /** Default 200. */
  status?: number
  headers?: Record<string, string>
  /** What is sent as JSON. */
  sent?: unknown
  requestHeaders?: Record<string, string>
  /** What is answered as JSON. */
  body?: unknown
  /** Default `application/json`. */
  type?: string
  /** What is answered, where it is no JSON. */
  text?: string
}

/** A HAR of exchanges. */
export const harOf = (...exchanges: Exchange[]) => ({ log: { version: '1.2', entries: exchanges.map(entryOf) } })

function entryOf({
  method = 'GET',
  path = '/things',
  origin = 'http://api.test',
  status = 200,
  headers = {},
  sent,
  requestHeaders = {},
  body,
  type = 'application/json',
  text = body === undefined ? undefined : JSON.stringify(body),
}: Exchange) {
  const requestType = sent === undefined ? {} : { 'content-type': 'application/json' }
  return {
    request: {
      method,
      url: origin + path,
      headers: listed({ ...requestType, ...requestHeaders }),
      ...(sent === undefined ? {} : { postData: { mimeType: 'application/json', text: JSON.stringify(sent) } }),
    },
    response: {
      status,
      headers: listed({ ...(text === undefined ? {} : { 'content-type': type }), ...headers }),
      content: {
        size: text?.length ?? 0,
        mimeType: text === undefined ? 'x-unknown' : type,
        ...(text === undefined ? {} : { text }),
      },
    },
  }
}

const listed = (headers: Record<string, string>) => Object.entries(headers).map(([name, value]) => ({ name, value }))

/** A description with one list, `GET /things`, whose items have a schema of this YAML, indented by four. */
export const thingsYaml = (item: string, version = '3.1.0'): string => `openapi: ${version}
info: { title: Things, version: '1' }
paths:
  /things:
    get:
      operationId: things.list
      responses:
        '200':
          description: The things.
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Thing' } }
components:
  schemas:
    Thing: # one of them
${item.replace(/^/gm, '      ')}
`
