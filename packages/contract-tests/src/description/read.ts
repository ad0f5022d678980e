import { readFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { LineCounter, parseDocument } from 'yaml'
import { CannotRun } from '../run/options.ts'
import { at, child, isRecord } from './pointer.ts'

/** Where the files of a description stand inside the document that is made of them. */
const filesKey = 'x-files'

/**
 * Reads a description, and every file that it refers to, into one document with local references only.
 *
 * @param source a path, a file URL or an http(s) address
 * @throws CannotRun that says what cannot be read, and where
 */
export async function readDocument(source: string): Promise<Record<string, unknown>> {
  const root = addressOf(source)
  const document = await parsed(root)
  if (!isRecord(document)) throw new CannotRun(`${source} is no API description: it is not an object.`)
  const files: Record<string, unknown> = {}
  await inlineFiles(document, root, root, files)
  return Object.keys(files).length > 0 ? { ...document, [filesKey]: files } : document
}

const addressOf = (source: string): URL => (/^(?:https?|file):/.test(source) ? new URL(source) : pathToFileURL(source))

/** Rewrites the references of a file to where the things stand in the one document; reads files that are new. */
async function inlineFiles(node: unknown, file: URL, root: URL, files: Record<string, unknown>): Promise<void> {
  if (Array.isArray(node)) for (const item of node) await inlineFiles(item, file, root, files)
  if (!isRecord(node)) return
  const { $ref } = node
  if (typeof $ref === 'string') node.$ref = await localRef($ref, file, root, files)
  for (const [key, value] of Object.entries(node)) if (key !== '$ref') await inlineFiles(value, file, root, files)
}

async function localRef($ref: string, file: URL, root: URL, files: Record<string, unknown>): Promise<string> {
  const [path = '', pointer = ''] = $ref.split('#', 2)
  const target = path === '' ? file : new URL(path, file)
  if (target.href === root.href) return `#${pointer}`
  if (!Object.hasOwn(files, target.href)) {
    const content = await parsed(target, `the reference ${$ref} of ${nameOf(file)}`)
    files[target.href] = content
    await inlineFiles(content, target, root, files)
  }
  if (at(files[target.href], pointer) === undefined)
    throw new CannotRun(`The reference ${$ref} of ${nameOf(file)} leads nowhere.`)
  return `#${child('', filesKey, target.href)}${pointer}`
}

async function parsed(address: URL, named?: string): Promise<unknown> {
  const name = nameOf(address)
  const text = await read(address).catch((error: unknown) => {
    throw new CannotRun(`${name}${named ? `, ${named},` : ''} cannot be read: ${reasonOf(error)}`)
  })
  const json = jsonOf(text)
  if (json !== undefined) return json
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' })
  const [error] = document.errors
  if (!error) return document.toJS({ maxAliasCount: 10_000 })
  const { line, col } = lines.linePos(error.pos[0])
  throw new CannotRun(`${name} is neither YAML nor JSON: line ${line}, column ${col}: ${error.message.split('\n')[0]}.`)
}

/** JSON, which is read ten times as fast as YAML; nothing when it is none. */
function jsonOf(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function read(address: URL): Promise<string> {
  if (address.protocol === 'file:') return readFile(address, 'utf8')
  const response = await fetch(address, { signal: AbortSignal.timeout(30_000) })
  if (!response.ok) throw new Error(`it was answered with ${response.status}`)
  return response.text()
}

const nameOf = (address: URL): string => (address.protocol === 'file:' ? fileURLToPath(address) : address.href)

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'there is no such file.'
  if (code === 'EISDIR') return 'it is a folder.'
  if (code === 'EACCES') return 'this user may not read it.'
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : ''
  return `${error instanceof Error ? error.message : String(error)}${cause}.`
}
