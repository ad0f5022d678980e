// What the console is made of: written into `try/<operationId>.json` when the site is built, read when it is opened.

export interface ConsoleData {
  id: string
  /** In capitals. */
  method: string
  path: string
  summary: string
  parameters: ConsoleParameter[]
  body?: ConsoleBody
  follows: ConsoleFollow[]
}

export interface ConsoleParameter extends Control {
  name: string
  place: 'path' | 'query' | 'header'
  isRequired: boolean
  /** The type in words. */
  type: string
  /** Where the server lists what it can be. */
  list?: ConsoleList
}

/** How a value is put in. */
export interface Control {
  /** `choices` and `lines` give many values, the others one. */
  kind: 'text' | 'number' | 'choice' | 'choices' | 'lines'
  /** Of a choice. */
  values: string[]
  example: string
  /** What counts when it is left out. */
  default?: string
}

/** A list on the server, of things with an id. */
export interface ConsoleList {
  /** May have parameters that the operation's own path has too. */
  path: string
  query: string
  /** The property of the answer that holds them. */
  at: string
  /** Properties that tell one from another. */
  labels: string[]
}

export interface ConsoleBody {
  isRequired: boolean
  media: ConsoleMedia[]
}

export interface ConsoleMedia {
  type: string
  /** JSON Schema that stands by itself. */
  schema: JsonSchema
  examples: { summary: string; value: unknown }[]
  /** Of a form. */
  parts: ConsolePart[]
}

export interface ConsolePart {
  name: string
  kind: 'file' | 'json' | 'text' | 'lines'
  isRequired: boolean
  /** The type in words. */
  type: string
  /** Content types that it can have; none where it is not said. */
  types: string[]
  example: string
}

/** An operation that takes something of this one's answer. */
export interface ConsoleFollow {
  summary: string
  /** From the site's root, without a slash at its start. */
  href: string
  id: string
  /** The status of the answer. */
  status: number
  /** Runtime expressions by the names of the parameters, such as `$response.body#/id`. */
  takes: Record<string, string>
}

export type JsonSchema = { [keyword: string]: unknown }

/** A server that may be called; `servers.json` holds a list of them. */
export interface Server {
  /** May have variables: `https://{host}`. */
  url: string
  description: string
  /** What stands for a variable until something else is put in. */
  variables?: Record<string, { default: string; description?: string; enum?: string[] }>
  /**
   * A key that is no secret, offered where the server is on this machine or its address has no variables. For a `*` the
   * browser draws letters and digits, so that each reader has a workspace of their own.
   */
  testKey?: string
}
