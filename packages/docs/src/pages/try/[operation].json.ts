import type { APIRoute } from 'astro'
import { operationNamed, operations } from '../../description/operations.ts'
import { consoleData } from '../../try/operation.ts'

export const getStaticPaths = () => operations.map(({ id }) => ({ params: { operation: id } }))

/** What the console of an operation is made of. */
export const GET: APIRoute = ({ params: { operation = '' } }) =>
  new Response(JSON.stringify(consoleData(operationNamed(operation))))
