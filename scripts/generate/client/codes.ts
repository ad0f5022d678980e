import { type Document, follow, type OperationView, type Response, type Schema } from '../document.ts'

/** Codes that follow from what an operation takes. They are said once instead of at every operation. */
export interface CommonCodes {
  /** Which calls may answer them, as the beginning of a sentence. */
  of: string
  /** The name of the type that holds them. */
  type: string
  codes: string[]
  includes: (view: OperationView) => boolean
}

/** The codes that all operations of a kind have, each under the first kind that has it; the first kind is any call. */
export function commonCodes(document: Document, operations: OperationView[]): [CommonCodes, ...CommonCodes[]] {
  const seen = new Set<string>()
  const codesOfKind = (kind: Omit<CommonCodes, 'codes'>): CommonCodes => {
    const lists = operations.filter(kind.includes).map((view) => allCodes(document, view))
    const [first = [], ...others] = lists
    const shared = first.filter((code) => others.length > 0 && others.every((codes) => codes.includes(code)))
    const codes = shared.filter((code) => !seen.has(code))
    for (const code of codes) seen.add(code)
    return { ...kind, codes }
  }
  return [codesOfKind(anyCall), ...kinds.map(codesOfKind)]
}

/** The codes that an operation has beside the common ones, under their statuses. */
export function ownCodes(document: Document, view: OperationView, common: CommonCodes[]): [string, string[]][] {
  const said = commonTo(view, common).flatMap(({ codes }) => codes)
  return codesByStatus(document, view)
    .map(([status, codes]): [string, string[]] => [status, codes.filter((code) => !said.includes(code))])
    .filter(([, codes]) => codes.length > 0)
}

export const commonTo = (view: OperationView, common: CommonCodes[]): CommonCodes[] =>
  common.filter(({ codes, includes }) => codes.length > 0 && includes(view))

const allCodes = (document: Document, view: OperationView) =>
  codesByStatus(document, view).flatMap(([, codes]) => codes)

/** An operation's problem codes under their statuses: `[['404', ['not_found']], ...]`. */
function codesByStatus(document: Document, { responses }: OperationView): [status: string, codes: string[]][] {
  return Object.entries(responses)
    .map(([status, response]): [string, string[]] => [status, codesOf(document, response)])
    .filter(([, codes]) => codes.length > 0)
}

function codesOf(document: Document, { content }: Response): string[] {
  const schema = content?.['application/problem+json']?.schema
  const parts = schema ? [schema, ...(schema.allOf ?? [])].map((part) => follow<Schema>(document, part)) : []
  return parts.flatMap((part) => (part.properties?.code?.enum ?? []).map(String))
}

const anyCall = { of: 'Any call', type: 'CommonProblemCode', includes: () => true }
const kinds = [
  {
    of: 'A call with a body',
    type: 'BodyProblemCode',
    includes: ({ operation }: OperationView) => operation.requestBody !== undefined,
  },
  {
    of: 'A call with an idempotency key',
    type: 'IdempotencyProblemCode',
    includes: ({ parameters }: OperationView) => parameters.some(({ name }) => name === 'Idempotency-Key'),
  },
  {
    of: 'A call that names something by its id',
    type: 'IdProblemCode',
    includes: ({ parameters }: OperationView) => parameters.some((parameter) => parameter.in === 'path'),
  },
]
