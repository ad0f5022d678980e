import { styleText } from 'node:util'
import type { AnsweredRequest, WorkspaceEvent } from '../node/index.ts'

/** Takes what is told of a server; none of it says a key or a body. */
export interface Log {
  onRequest(request: AnsweredRequest): void
  onEvent(event: WorkspaceEvent): void
}

type Print = (line: string) => void
type Style = Parameters<typeof styleText>[0]

/** The most characters of a path. */
const longestPath = 72

/** One object a line, with neither bodies nor messages: the control plane has those. */
export const jsonLog = (print: Print): Log => ({
  onRequest({ body, errors, path, ...request }) {
    print(JSON.stringify({ kind: 'request', ...request, path: withoutKeys(path) }))
  },
  onEvent({ data: { message, ...ids }, ...event }) {
    print(JSON.stringify({ kind: 'event', ...event, data: message ? { messageId: message.id, ...ids } : ids }))
  },
})

/** Lines to read. Times are the workspace's, and workspaces have short names, which are told once. */
export function textLog(print: Print): Log {
  const names = new Map<string, string>()

  function nameOf(workspaceId: string | null): string {
    if (workspaceId === null) return '-'
    const known = names.get(workspaceId)
    if (known) return known
    const name = `w${names.size + 1}`
    names.set(workspaceId, name)
    print(styleText('dim', `${name} is the workspace ${workspaceId}.`))
    return name
  }

  const begin = (time: string | null, workspaceId: string | null): string => {
    const name = nameOf(workspaceId).padEnd(3)
    return styleText('dim', `${time?.slice(0, 19).replace('T', ' ') ?? '-'.padEnd(19)} ${name}`)
  }

  return {
    onRequest(request) {
      const { receivedAt, workspaceId, method, path } = request
      const status = styleText(styleOf(request.status), statusOf(request))
      const parts = [begin(receivedAt, workspaceId), status, method.padEnd(6), shortened(path), ...marksOf(request)]
      print(parts.join(' '))
    },
    onEvent({ createdAt, workspaceId, type, data }) {
      print([begin(createdAt, workspaceId), styleText('cyan', `--- ${type}`), ...subjectsOf(data)].join(' '))
    },
  }
}

/** Three characters, also where nothing was answered. */
function statusOf({ status, fault }: AnsweredRequest): string {
  if (status !== null) return String(status)
  return fault?.cut ? 'cut' : '---'
}

function styleOf(status: number | null): Style {
  if (status === null || status >= 500) return 'red'
  return status >= 400 ? 'yellow' : 'green'
}

/** What else is to be said of a request. */
function marksOf({ code, fault, replayed, bug }: AnsweredRequest): string[] {
  return [
    code && styleText('yellow', code),
    replayed && styleText('blue', 'replayed'),
    fault && styleText('magenta', `[fault ${faultOf(fault)}]`),
    bug && styleText('red', `bug: ${bug}`),
  ].filter((mark) => typeof mark === 'string')
}

/** A fault as the header would ask for it, and the rule, if one did. */
function faultOf({ ruleId, code, status, cut, breakage, delay, when }: NonNullable<AnsweredRequest['fault']>): string {
  return [
    code && `code=${code}`,
    status !== null && `status=${status}`,
    cut && 'cut',
    breakage && `breakage=${breakage}`,
    delay > 0 && `delay=${delay}`,
    when === 'after' && 'after',
    ruleId && `by ${ruleId}`,
  ]
    .filter((part) => typeof part === 'string')
    .join(' ')
}

/** The two ids that say most of what an event is about. */
function subjectsOf({ message, ...data }: WorkspaceEvent['data']): (string | number)[] {
  const { scheduledMessageId, orderId, sourceId, leadId, agentId, campaignId, accountId, phone, balance } = data
  return [message?.id, scheduledMessageId, orderId, sourceId, leadId, agentId, campaignId, accountId, phone, balance]
    .filter((subject) => subject !== undefined)
    .slice(0, 2)
}

function shortened(path: string): string {
  const safe = withoutKeys(path)
  return safe.length > longestPath ? `${safe.slice(0, longestPath - 1)}…` : safe
}

/** A key has no place in an address, but somebody will put it there. */
const withoutKeys = (path: string): string => path.replace(/rl_(test|live)_[^/?&#]*/g, 'rl_$1_…')
