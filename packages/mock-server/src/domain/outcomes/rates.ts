// How the world answers messages. Every figure here is simulated: chosen to look like cold outreach, measured nowhere.
import { hour, minute, second } from '../time.ts'

/** Shares from 0 to 1. */
export const rates = {
  /** Of all numbers, those that have no WhatsApp. It is drawn from the number, so every message to it ends alike. */
  notOnWhatsapp: 0.03,
  /** Of all tries to send, those that WhatsApp turns away for the moment. */
  transientFailure: 0.03,
  /** Of the messages that were sent, those that reach the phone. */
  delivered: 0.97,
  /** Of the messages that were delivered, those whose reading shows; other contacts do not read, or hide it. */
  read: 0.7,
  /** Of the messages that were delivered, those that are replied to, by who wrote them. */
  replies: { campaign: 0.08, manual: 0.3, scheduled: 0.2, agent: 0.4, test: 0, warmup: 0 },
  /** Of the replies, those that ask not to be written to again. */
  optOuts: 0.08,
} as const

/** How often a message is tried before it fails. */
export const mostTries = 3

/** How long things take. Within a range short waits are likelier than long ones. */
export const waits = {
  /** From being queued until the first try; messages of campaigns are tried at once. */
  sending: { least: second, most: 4 * second },
  /** Between a try that failed and the next one. */
  retrying: [30 * second, 2 * minute],
  delivery: { least: second, most: 10 * minute },
  reading: { least: 20 * second, most: 6 * hour },
  /** From the reading of a message until its reply. */
  replying: { least: 15 * second, most: 4 * hour },
  /** What is wanted at once takes this long, so that each step has an instant of its own. */
  atOnce: second,
  /** A phone that was switched off when a message was sent to it. */
  slowDelivery: 6 * hour,
} as const

/** What an account's health, from 0 to 100, gains or loses by what happens to one message. */
export const healthEffects = { reply: 1, failure: -1, block: -5 } as const

/** How long WhatsApp keeps a message for an account whose session is lost, and how often it tries again. */
export const keptFor = 30 * 24 * hour
export const keptRetry = 6 * hour
