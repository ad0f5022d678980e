import type { Context } from './context.ts'
import type { Picture } from './domain/profile.ts'

/** The address of a picture: its own, or where the server gives out the bytes that it was sent. */
export function storePicture(picture: Picture, origin: string, { store, id }: Context): string {
  if ('url' in picture) return picture.url
  const media = { ...picture, id: id('med') }
  store.media.add(media)
  return `${origin}/_mock/media/${store.workspaceId}/${media.id}`
}
