import { describedFor } from '../../checks/described.ts'
import { told } from '../../checks/expected.ts'
import type { Link, Operation } from '../../description/description.ts'
import { at } from '../../description/pointer.ts'
import type { Call, Exchange } from '../../exchange/exchange.ts'
import type { Session } from '../../run/session.ts'
import { pathParameters } from '../../world/derive.ts'
import { callFrom } from '../../world/world.ts'
import { callWith } from '../phase.ts'
import { isSuccess, type Sequence, type Stage, sequenceOf } from './run.ts'

export const hasLinks = ({ responses }: Operation): boolean =>
  Object.values(responses).some(({ links, headers }) => links.length > 0 || headers.some(isLocation))

const isLocation = ({ name }: { name: string }): boolean => name.toLowerCase() === 'location'

/**
 * Follows each link of an operation's answer, with what the answer says.
 *
 * @param given the call whose answer has something to follow; else a good one
 */
export async function followLinks(operation: Operation, given: Call | undefined, stage: Stage): Promise<void> {
  const { session, world } = stage
  const sequence = sequenceOf(stage)
  const sent = given ?? (await world.ready(await world.goodCall(operation)))
  const exchange = await sequence.call(operation, sent)
  const { response } = exchange
  if (!response || !isSuccess(exchange)) return
  await followLocation(operation, response.headers.location, sequence, stage)
  for (const link of describedFor(operation.responses, response.status)?.links ?? []) {
    const target = session.operation(link.operation)
    if (!target || session.ended() || (session.settings.readOnly && target.method !== 'GET')) continue
    await follow(link, target, { operation, sent, exchange, sequence, stage })
  }
}

/** Reads what the header Location leads to: it has to be a path that is described, with something there. */
async function followLocation(
  operation: Operation,
  location: string | undefined,
  sequence: Sequence,
  { session }: Stage,
): Promise<void> {
  if (location === undefined) return
  const { pathname, search, origin } = new URL(location, session.settings.baseUrl)
  const fail = (message: string, actual: string) =>
    sequence.fail(operation, 'the header Location', {
      check: 'link',
      message,
      expected: 'something that can be read',
      actual,
    })
  if (origin !== new URL(session.settings.baseUrl).origin)
    return fail('The header Location leads to another host.', location)
  const target = matching(pathname, session)
  if (target && target.operation.method !== 'GET') return
  const query = Object.fromEntries(new URLSearchParams(search))
  const { exchange } = target
    ? { exchange: await sequence.call(target.operation, { path: target.path, query, headers: {} }) }
    : await session.look({
        operation: undescribed(operation, pathname),
        name: 'Location',
        call: callFrom({ query }),
        expect: { kind: 'any' },
      })
  if (!exchange.response || exchange.response.status === 404) fail('The header Location leads nowhere.', location)
}

/** A GET of what no operation describes, such as a file. */
const undescribed = ({ security }: Operation, path: string): Operation => ({
  ...{ id: path, method: 'GET', path, section: '', summary: '', parameters: [], body: undefined, responses: {} },
  security,
})

/** The operation at a path, one that reads if there is one, and what stands for its parameters. */
function matching(pathname: string, { settings }: Session): { operation: Operation; path: Call['path'] } | undefined {
  const base = new URL(settings.baseUrl).pathname.replace(/\/$/, '')
  const found = settings.description.operations.flatMap((operation) => {
    const names = pathParameters(operation.path)
    const pattern = new RegExp(`^${base}${operation.path.replace(/\{[^}]+\}/g, '([^/]+)')}$`)
    const values = pattern.exec(pathname)?.slice(1)
    return values
      ? [
          {
            operation,
            path: Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')])),
          },
        ]
      : []
  })
  const reading = found.filter(({ operation }) => operation.method === 'GET')
  return (reading.length > 0 ? reading : found).toSorted(
    (one, other) => pathParameters(one.operation.path).length - pathParameters(other.operation.path).length,
  )[0]
}

interface Followed {
  operation: Operation
  sent: Call
  exchange: Exchange
  sequence: Sequence
  stage: Stage
}

async function follow(
  link: Link,
  target: Operation,
  { operation, sent, exchange, sequence, stage }: Followed,
): Promise<void> {
  const values = Object.entries(link.parameters).map(
    ([name, expression]) => [name, evaluated(expression, sent, exchange)] as const,
  )
  // What the answer does not have, such as the first of an empty list, cannot be followed.
  if (values.some(([, value]) => value === undefined || value === null)) return
  const good = await stage.world.ready(await stage.world.goodCall(target))
  const of = (place: string) => {
    const names = target.parameters.filter((parameter) => parameter.in === place).map(({ name }) => name)
    return Object.fromEntries(values.filter(([name]) => names.includes(name.replace(/^(?:path|query)\./, ''))))
  }
  const body = link.requestBody === undefined ? undefined : evaluated(link.requestBody, sent, exchange)
  const call = callWith(good, { path: { ...good.path, ...of('path') }, query: { ...good.query, ...of('query') } })
  const followed = await sequence.call(
    target,
    body === undefined ? call : { ...call, body: { type: 'application/json', value: body } },
  )
  stage.session.tally.followed(operation.id, link.name)
  const status = followed.response?.status ?? 0
  if ((status === 404 && !link.isOptional) || status === 405)
    sequence.fail(operation, `the link ${link.name} to ${target.id}`, {
      check: 'link',
      message: `The link ${link.name} leads nowhere.`,
      expected: `an answer of ${target.id}`,
      actual: followed.response ? told(followed.response) : 'none',
    })
}

/** What a runtime expression stands for: `$response.body#/id`, `$request.path.campaignId`, or a value of its own. */
function evaluated(expression: unknown, { path, query, body }: Call, { response }: Exchange): unknown {
  if (typeof expression !== 'string' || !expression.startsWith('$')) return expression
  const [, source = '', rest = ''] =
    /^\$(response\.body|request\.body|request\.path|request\.query|response\.header)[#.]?(.*)$/.exec(expression) ?? []
  if (source === 'response.body') return at(response?.json, rest)
  if (source === 'request.body') return at(body?.value, rest)
  if (source === 'request.path') return path[rest]
  if (source === 'request.query') return query[rest]
  return source === 'response.header' ? response?.headers[rest.toLowerCase()] : undefined
}
