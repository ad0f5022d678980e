// What becomes of a message: a pure function of what it is, what is wanted of it, and chance. Each step is asked for when
// it is due, so that the answer never depends on what else happens.
import type { Writer } from '../conversations/messages.ts'
import type { MessageError } from '../records.ts'
import { failsToLoad } from '../web.ts'
import type { Incident, Outcome } from './outcome.ts'
import { mostTries, rates, waits } from './rates.ts'
import { interestedReply, optOutText, replyTexts } from './replies.ts'

export interface Facts {
  origin: Writer
  /** The address of its file, if it has one. */
  mediaUrl: string | null
  isOnWhatsapp: boolean
  wanted: Outcome | undefined
  /** A number in [0, 1) for each question about this message, the same whenever it is asked. */
  draw(question: string): number
}

type ErrorCode = MessageError['code']

/** How sending goes: the try that decides, and what comes of it where the message is not sent. */
export interface Sending {
  tries: number
  failure?: ErrorCode
  incident?: Incident
}

export function sendingOf({ wanted, isOnWhatsapp, mediaUrl, draw }: Facts): Sending {
  if (wanted) return wantedSending(wanted)
  if (!isOnWhatsapp) return failing('not_on_whatsapp')
  if (mediaUrl !== null && failsToLoad(mediaUrl)) return failing('media_rejected')
  const tries = firstToSucceed(draw)
  return tries === undefined ? failing('ecosystem_blocked') : { tries }
}

function wantedSending({ outcome, code }: Outcome): Sending {
  if (outcome === 'ban' || outcome === 'restrict' || outcome === 'disconnect') return { tries: 1, incident: outcome }
  return outcome === 'fail' ? failing(code ?? 'ecosystem_blocked') : { tries: 1 }
}

/** What no further try would change. */
const isDefinite = (code: ErrorCode): boolean => code === 'not_on_whatsapp' || code === 'media_rejected'

const failing = (failure: ErrorCode): Sending => ({ tries: isDefinite(failure) ? 1 : mostTries, failure })

function firstToSucceed(draw: Facts['draw']): number | undefined {
  for (let tries = 1; tries <= mostTries; tries += 1) if (draw(`try ${tries}`) >= rates.transientFailure) return tries
  return undefined
}

/** How long after being queued a message is sent or fails. A campaign's is tried at once. */
export function sendingWait({ tries }: Sending, { origin, draw }: Facts): number {
  const first = origin === 'campaign' ? 0 : within(waits.sending, draw('sending'))
  return waits.retrying.slice(0, tries - 1).reduce((total, wait) => total + wait, first)
}

/** How long after being sent it reaches the phone; `null` for never. */
export function deliveryWait({ wanted, draw }: Facts): number | null {
  if (wanted?.outcome === 'send') return null
  if (wanted?.outcome === 'slow') return waits.slowDelivery
  if (wanted) return waits.atOnce
  return draw('delivered') < rates.delivered ? within(waits.delivery, draw('delivery')) : null
}

/** How long after its delivery it shows that the message was read; `null` for never. */
export function readingWait(facts: Facts): number | null {
  const { wanted, draw } = facts
  const shows = wanted ? wanted.outcome === 'read' || wanted.outcome === 'reply' : draw('read') < rates.read
  return shows ? readAfter(facts) : null
}

/** What the contact replies, and how long after the delivery; `null` for nothing. Whether reading shows is another matter. */
export function replyOf(facts: Facts): { wait: number; text: string } | null {
  const { wanted, origin, draw } = facts
  if (wanted?.outcome === 'reply')
    return { wait: readAfter(facts) + waits.atOnce, text: wanted.text ?? interestedReply }
  if (wanted || draw('reply') >= rates.replies[origin]) return null
  return { wait: readAfter(facts) + within(waits.replying, draw('replying')), text: replyText(draw) }
}

const readAfter = ({ wanted, draw }: Facts): number => (wanted ? waits.atOnce : within(waits.reading, draw('reading')))

const replyText = (draw: Facts['draw']): string =>
  draw('opt out') < rates.optOuts
    ? optOutText
    : (replyTexts[Math.floor(draw('text') * replyTexts.length)] ?? interestedReply)

/** A wait within a range, in whole milliseconds; the cube makes short ones likelier than long ones. */
const within = ({ least, most }: { least: number; most: number }, chance: number): number =>
  least + Math.floor((most - least) * chance ** 3)
