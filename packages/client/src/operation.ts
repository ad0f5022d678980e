import type { Call } from './call.ts'
import type { HttpMethod } from './transport.ts'

/** An operation as the generated tables say it in a line: `POST /api/v1/campaigns/{campaignId}/start body key`. */
export interface Operation {
  /** The operationId. */
  id: string
  method: HttpMethod
  path: string
  /** The names of the path's parameters. */
  parameters: string[]
  takes: 'body' | 'query' | undefined
  takesKey: boolean
}

/** A section's methods, each of which calls the operation of its name. */
export function section<Section>(
  name: string,
  table: NoInfer<Record<keyof Section & string, string>>,
  call: Call,
): Section {
  const methods = Object.entries<string>(table).map(([method, line]) => {
    const operation = operationOf(`${name}.${method}`, line)
    return [method, (...given: unknown[]) => call(operation, given)]
  })
  // The generator vouches: it writes a section's table and its interface from the same operations.
  return Object.fromEntries(methods) as Section
}

function operationOf(id: string, line: string): Operation {
  const [method = '', path = '', ...taken] = line.split(' ')
  return {
    id,
    // The generator vouches for the method.
    method: method.toLowerCase() as HttpMethod,
    path,
    parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter),
    takes: taken.includes('body') ? 'body' : taken.includes('query') ? 'query' : undefined,
    takesKey: taken.includes('key'),
  }
}
