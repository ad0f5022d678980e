// What networks and proxies do to answers.
import type { CallFault } from '../domain/faults.ts'
import { reasonOf } from './reason.ts'
import type { Answer } from './respond.ts'
import { ConnectionCut, originOf } from './strike.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** What ends each of the bodies that never end by themselves. */
export type Endless = Set<() => void>

/** A body whose connection is cut in its middle. To a reader in the same process it fails as that of Node's `fetch`. */
export class CutBody extends ReadableStream<Bytes> {
  /** What is sent before. */
  readonly beginning: Bytes

  constructor(beginning: Bytes) {
    super({
      start: (controller) => controller.enqueue(beginning),
      pull: (controller) => controller.error(new ConnectionCut('terminated')),
    })
    this.beginning = beginning
  }
}

/** The answer as the fault leaves it. */
export function broken(answer: Answer, fault: CallFault, endless: Endless): Answer {
  if (fault.breakage === null) return answer
  if (fault.breakage === 'html') return proxyPage(answer, fault)
  const told = bytesOf(answer).length > 0 ? answer : standIn(fault)
  const whole = bytesOf(told)
  const beginning = whole.subarray(0, Math.ceil(whole.length / 2))
  if (fault.breakage === 'broken_json') return { ...told, bytes: beginning }
  if (fault.breakage === 'endless_body') return { ...told, stream: neverEnding(beginning, endless) }
  return { ...told, headers: { ...told.headers, 'content-length': String(whole.length) }, cut: new CutBody(beginning) }
}

/** What is broken where an operation answers nothing, as it has no body or is not carried out. */
export const standIn = (fault: CallFault): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ detail: originOf(fault) }),
})

const bytesOf = ({ bytes, body }: Answer): Bytes => bytes ?? new TextEncoder().encode(body)

function neverEnding(beginning: Bytes, endless: Endless): ReadableStream<Bytes> {
  let end = () => {}
  return new ReadableStream({
    start(controller) {
      controller.enqueue(beginning)
      end = () => controller.close()
      endless.add(end)
    },
    cancel() {
      endless.delete(end)
    },
  })
}

/** A proxy writes its own page, and of the answer that it got it keeps at most when to try again. */
function proxyPage(answer: Answer, fault: CallFault): Answer {
  const status = fault.status ?? 502
  const title = `${status} ${reasonOf(status)}`
  const page = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<h1>${title}</h1>\r\n<hr>proxy\r\n</body>\r\n</html>\r\n`
  const kept = Object.entries(answer.headers).filter(([name]) => name === 'retry-after' || name === 'date')
  return {
    status,
    headers: { 'content-type': 'text/html', ...Object.fromEntries(kept) },
    body: '',
    bytes: new TextEncoder().encode(page),
    isOfProxy: true,
  }
}
