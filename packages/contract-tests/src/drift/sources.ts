import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Document, LineCounter, parseDocument } from 'yaml'
import { CannotRun } from '../run/options.ts'
import { isObject } from './json.ts'
import { spotOf } from './nodes.ts'

/** A file of a description, as text and as what it says. */
export interface SourceFile {
  /** Its absolute path. */
  name: string
  text: string
  /** With the places of all nodes in the text. */
  document: Document
  lines: LineCounter
  /** Stands nowhere: it was made of a convention, and cannot be changed. */
  woven: boolean
  root: Place
  /** The file of a name that is relative to this one. */
  beside(name: string): SourceFile
}

/** A value and where it stands. There is one for each, so that it can be a key. */
export interface Place {
  file: SourceFile
  path: readonly string[]
  value: unknown
  /** Those that were asked for. */
  children: Map<string, Place>
}

/**
 * Reads a description and, when a reference leads there, its other files.
 *
 * @throws CannotRun when it is not there, is neither YAML nor JSON, or is not of OpenAPI 3.0 or 3.1
 */
export function readSources(name: string): Place {
  const files = new Map<string, SourceFile>()
  const open = (absolute: string): SourceFile => {
    const known = files.get(absolute)
    if (known) return known
    const file = sourceFile(absolute, textOf(absolute), { open })
    files.set(absolute, file)
    return file
  }

  const { root } = open(resolve(name))
  const version = isObject(root.value) ? root.value.openapi : undefined
  if (!/^3\.[01](\.|$)/.test(String(version))) {
    throw new CannotRun(
      `${name} has no "openapi" of 3.0 or 3.1, so it is no description that drift can be held against.`,
    )
  }
  return root
}

/** A file that was read, or made up. @throws CannotRun when the text is neither YAML nor JSON */
export function sourceFile(
  name: string,
  text: string,
  { open, woven = false }: { open: (absolute: string) => SourceFile; woven?: boolean },
): SourceFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, merge: true, logLevel: 'silent' })
  const [trouble] = document.errors
  if (trouble) throw new CannotRun(`${name} cannot be read: ${trouble.message.split('\n')[0]}`)
  const beside = (other: string) => open(resolve(dirname(name), other))
  const file: Omit<SourceFile, 'root'> = { name, text, document, lines, woven, beside }
  return Object.assign(file, { root: rootOf(file, document.toJS()) })
}

function rootOf(file: Omit<SourceFile, 'root'>, value: unknown): Place {
  // The one place that a file and its root have each other is here: the caller adds the root to this very object.
  return { file: file as SourceFile, path: [], value, children: new Map() }
}

/** What stands under a key; undefined when nothing does. */
export function child(place: Place, ...keys: string[]): Place | undefined {
  let at: Place | undefined = place
  for (const key of keys) at = at && stepDown(at, key)
  return at
}

function stepDown(place: Place, key: string): Place | undefined {
  const known = place.children.get(key)
  if (known) return known
  const { value } = place
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  const found: Place = {
    file: place.file,
    path: [...place.path, key],
    value: Reflect.get(value, key),
    children: new Map(),
  }
  place.children.set(key, found)
  return found
}

/** Every value of a map or a list, with its key. */
export function entries(place: Place | undefined): [string, Place][] {
  if (!place || typeof place.value !== 'object' || place.value === null) return []
  return Object.keys(place.value).flatMap((key) => {
    const found = stepDown(place, key)
    return found ? [[key, found]] : []
  })
}

/** Where the `$ref` of a place leads; undefined when it has none. @throws CannotRun when it leads nowhere */
export function target(place: Place): Place | undefined {
  const reference = isObject(place.value) ? place.value.$ref : undefined
  if (typeof reference !== 'string') return undefined
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(reference)) {
    throw new CannotRun(
      `${spotOf(place)} refers to ${reference}. Bundle the description first: addresses are not read.`,
    )
  }
  const [name = '', fragment = ''] = reference.split('#')
  const file = name === '' ? place.file : place.file.beside(decodeURIComponent(name))
  const keys = fragment
    .split('/')
    .slice(1)
    .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'))
  const found = fragment === '' || fragment.startsWith('/') ? child(file.root, ...keys) : undefined
  if (!found) throw new CannotRun(`${spotOf(place)} refers to ${reference}, which is not there.`)
  return found
}

/** The end of a chain of references. @throws CannotRun when it leads nowhere, or round in a circle */
export function follow(place: Place): Place {
  const passed = new Set<Place>()
  let at = place
  for (let next = target(at); next; next = target(at)) {
    if (passed.has(at)) throw new CannotRun(`${spotOf(place)} refers to itself.`)
    passed.add(at)
    at = next
  }
  return at
}

function textOf(name: string): string {
  try {
    return readFileSync(name, 'utf8')
  } catch (error) {
    throw new CannotRun(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}.`)
  }
}
