import type { CustomFields } from '../leads/custom-fields.ts'
import { type Fault, Problem } from '../problem.ts'
import type { Schemas } from '../records.ts'
import { unknownNames } from './placeholders.ts'
import type { CampaignStep, Media } from './records.ts'

type StepCreate = Schemas['CampaignStepCreate']
type StepUpdate = Schemas['CampaignStepUpdate']

/** What the content of steps is held against. */
export interface Known {
  fields: CustomFields
  findMedia: FindMedia
}

/** Looks up uploaded media. */
export type FindMedia = (mediaId: string) => Media | undefined

/** A step as it is sent, and where in the body it stands. */
export interface SentStep {
  step: StepCreate | StepUpdate
  pointer: string
}

/** A step that nobody got yet. */
export function newStep(id: string, campaignId: string, input: StepCreate, findMedia: FindMedia, now: Date) {
  const { text, variants, media, delay, sendCondition } = input
  return {
    id,
    campaignId,
    position: 1,
    text: text ?? null,
    variants: variants ?? [],
    media: media ? inShort(findMedia(media.mediaId)) : null,
    delay,
    sendCondition: sendCondition ?? 'if_no_reply',
    stats: { sent: 0, delivered: 0, read: 0, replied: 0, failed: 0 },
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  } satisfies CampaignStep
}

/**
 * A step after a change, which must leave it a text or a file.
 *
 * @throws Problem `unknown_reference`, `message_empty` or `unknown_variable`
 */
export function updateStep(step: CampaignStep, change: StepUpdate, known: Known, now: Date): CampaignStep {
  const sent = [{ step: change, pointer: '' }]
  checkMedia(sent, known)
  const { media, ...rest } = change
  const next: CampaignStep = {
    ...step,
    ...rest,
    ...(media === undefined ? {} : { media: media && inShort(known.findMedia(media.mediaId)) }),
    updatedAt: now.toISOString(),
  }
  if (isEmpty(next)) throw leftEmpty(change)
  checkPlaceholders(sent, known)
  return next
}

/**
 * Holds new steps against what they may hold. Of several kinds of fault, the first kind is named in full.
 *
 * @throws Problem `unknown_reference`, `message_empty` or `unknown_variable`
 */
export function checkNewSteps(steps: SentStep[], known: Known): void {
  checkMedia(steps, known)
  const errors = steps
    .filter(({ step }) => isEmpty(step))
    .map(({ pointer }) => ({ pointer, code: 'message_empty', message: 'needs text or media' }))
  if (errors.length > 0)
    throw new Problem('message_empty', `${subjectOf(errors)} neither text nor media. Send text, media or both.`, {
      errors,
    })
  checkPlaceholders(steps, known)
}

/** The files that are named but not there, which stand beside other unknown ids. */
export const mediaFaults = (steps: SentStep[], findMedia: FindMedia): Fault[] =>
  steps.flatMap(({ step, pointer }) =>
    step.media && !findMedia(step.media.mediaId)
      ? [
          {
            pointer: `${pointer}/media/mediaId`,
            code: 'unknown_reference',
            message: 'names no media of this workspace',
          },
        ]
      : [],
  )

function checkMedia(steps: SentStep[], { findMedia }: Known): void {
  const errors = mediaFaults(steps, findMedia)
  if (errors.length === 0) return
  const unknown = steps.map(({ step }) => step.media?.mediaId).find((id) => id !== undefined && !findMedia(id))
  throw new Problem('unknown_reference', `There is no media ${unknown} in this workspace. Upload the file first.`, {
    errors,
  })
}

function checkPlaceholders(steps: SentStep[], { fields }: Known): void {
  const unknown = steps.flatMap((sent) =>
    textsOf(sent).flatMap(({ text, at }) => namesAt(at, unknownNames(text, fields))),
  )
  const [first] = unknown
  if (!first) return
  const detail = `The placeholder {{${first.name}}} is neither a lead field nor a custom field. Define it first.`
  const errors = unknown.map(({ name, pointer }) => ({
    pointer,
    code: 'unknown_variable',
    message: `has the unknown placeholder ${name}`,
  }))
  throw new Problem('unknown_variable', detail, { errors })
}

const textsOf = ({ step: { text, variants = [] }, pointer }: SentStep) => [
  { text: text ?? '', at: `${pointer}/text` },
  ...variants.map((variant, index) => ({ text: variant, at: `${pointer}/variants/${index}` })),
]

const namesAt = (pointer: string, names: string[]) => names.map((name) => ({ name, pointer }))

/** A text of blanks shows nothing. */
const isEmpty = ({ text, media }: StepCreate | StepUpdate | CampaignStep): boolean => !text?.trim() && !media

/** `The step 2 has`, or `2 steps have` */
function subjectOf(faults: Fault[]): string {
  if (faults.length > 1) return `${faults.length} steps have`
  const index = faults[0]?.pointer?.match(/\d+$/)?.[0]
  return index === undefined ? 'The step has' : `The step ${Number(index) + 1} has`
}

function leftEmpty({ text }: StepUpdate): Problem {
  const [lost, other, pointer] = text === undefined ? ['file', 'text', '/media'] : ['text', 'media', '/text']
  const detail = `The step has no ${other === 'media' ? 'file' : other}, so it cannot lose its ${lost}. Send text, media or both.`
  const message = `cannot be null in a step without ${other}`
  return new Problem('message_empty', detail, { errors: [{ pointer, code: 'message_empty', message }] })
}

function inShort(media: Media | undefined): CampaignStep['media'] {
  if (!media) return null
  const { id, url, type, fileName } = media
  return { id, url, type, fileName }
}
