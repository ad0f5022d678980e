import type { Context } from '../context.ts'
import type { Picture } from '../domain/profile.ts'

/** The address of a picture: its own, or where the server gives out the bytes that it was sent. */
export function storePicture(picture: Picture, origin: string, context: Context): string {
  return 'url' in picture ? picture.url : storeFile(picture, origin, context).url
}

/** Stores a file, and tells its id and where the server gives it out. */
export function storeFile(
  file: { bytes: Uint8Array; mimeType: string },
  origin: string,
  { store, id }: Context,
): { id: string; url: string } {
  const media = { ...file, id: id('med') }
  store.media.add(media)
  return { id: media.id, url: `${origin}/_mock/media/${store.workspaceId}/${media.id}` }
}
