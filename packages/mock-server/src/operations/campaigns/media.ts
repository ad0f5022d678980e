import { refuseArchived } from '../../domain/campaigns/campaigns.ts'
import { readMedia } from '../../domain/campaigns/media.ts'
import type { Media } from '../../domain/campaigns/records.ts'
import { storeFile } from '../../effects/picture.ts'
import { created, type Section } from '../../operation.ts'

/** The files that steps send. */
export const media = {
  uploadMedia({ path, form, file, origin }, context) {
    const { store, clock } = context
    const campaign = store.campaigns.get(path.campaignId)
    refuseArchived(campaign, 'It sends nothing more. Use another campaign.')
    // The description asks for the file.
    if (!file) throw new Error('campaigns.uploadMedia was given no file.')
    const known = readMedia(file)
    const stored = storeFile({ bytes: file.bytes, mimeType: known.mimeType }, origin, context)
    const uploaded: Media = {
      ...known,
      ...stored,
      sizeBytes: file.bytes.length,
      caption: form?.caption ?? null,
      createdAt: clock.now().toISOString(),
    }
    store.campaignMedia.add(uploaded)
    return created(uploaded, uploaded.url)
  },
} satisfies Pick<Section<'campaigns'>, 'uploadMedia'>
