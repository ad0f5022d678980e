/** A section of the API, for `createClient`. */
export interface Section<Methods> {
  readonly name: string
  /** Each operation in a line: `POST /api/v1/campaigns/{campaignId}/start body key`. */
  readonly operations: { readonly [Method in keyof Methods]: string }
}

/** An operation as its line says it. */
export interface Operation {
  /** The operationId. */
  id: string
  method: string
  path: string
  /**
   * `query` or `body` when it takes one, `file` when a body with a file is sent as a form, `key` when it takes an
   * idempotency key, `list` when it answers a page of a list.
   */
  words: Set<string>
}

/** A section's methods, each of which gives its operation to `call`, and has it as a property that no type shows. */
export function methodsOf<Methods>(
  { name, operations }: Section<Methods>,
  call: (operation: Operation, given: unknown[]) => unknown,
): Methods {
  const methods = Object.entries<string>(operations).map(([method, line]) => {
    const operation = operationOf(`${name}.${method}`, line)
    return [method, Object.assign((...given: unknown[]) => call(operation, given), { operation })]
  })
  // The generator vouches: it writes a section's lines and its interface from the same operations.
  return Object.fromEntries(methods) as Methods
}

export function operationOf(id: string, line: string): Operation {
  const [method = '', path = '', ...words] = line.split(' ')
  return { id, method, path, words: new Set(words) }
}
