// What a campaign's step says to a lead.
import type { Context } from '../context.ts'
import type { CampaignStep } from '../domain/campaigns/records.ts'
import type { MessageMedia, Schemas } from '../domain/records.ts'

/** What is sent of a step, its placeholders still in it. */
export interface StepContent {
  text: string | null
  media: MessageMedia | null
  mediaType: Schemas['MediaType'] | undefined
}

/** What a step sends: its text, or the caption of its file, and the file. */
export function contentOf({ text, media }: Pick<CampaignStep, 'text' | 'media'>, { store }: Context): StepContent {
  const file = media ? store.campaignMedia.find(media.id) : undefined
  if (!file) return { text, media: null, mediaType: undefined }
  const { url, mimeType, fileName, sizeBytes, type, caption } = file
  return { text: text ?? caption, media: { url, mimeType, fileName, sizeBytes }, mediaType: type }
}
