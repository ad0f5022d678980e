import { type Document, type OperationView, operationsOf, type Parameter } from '../document.ts'
import { append, comment, prose } from './comment.ts'
import { limits } from './limits.ts'
import { member, typeOf } from './type-of.ts'

/** The interface of what the queries of all paged lists have in common. */
export const pageQueryName = 'PageQuery'

export function pageQuery(document: Document): string {
  const members = pageParameters(document).map((parameter) => queryMember(document, parameter))
  if (members.length === 0) return ''
  return `${comment('Which page of a list.')}export interface ${pageQueryName} {\n${members.join('')}}\n`
}

/** A query's own parameters, and whether it has those of every page besides. */
export function splitQuery(document: Document, query: Parameter[]): { own: Parameter[]; isPaged: boolean } {
  const page = pageParameters(document).map((parameter) => JSON.stringify(parameter))
  const own = query.filter((parameter) => !page.includes(JSON.stringify(parameter)))
  const isPaged = page.length > 0 && own.length === query.length - page.length
  return { own: isPaged ? own : query, isPaged }
}

export const queryMember = (document: Document, { name, required, schema, description }: Parameter): string =>
  member(`${name}${required ? '' : '?'}`, typeOf(document, schema), append(prose(description), limits(schema)))

/** `limit` and `cursor` as the first paged list takes them. */
function pageParameters(document: Document): Parameter[] {
  const lists = operationsOf(document).map(pageParametersOf)
  return lists.find((parameters) => parameters.length === 2) ?? []
}

const pageParametersOf = ({ parameters }: OperationView) =>
  parameters.filter((parameter) => parameter.in === 'query' && ['limit', 'cursor'].includes(parameter.name))
