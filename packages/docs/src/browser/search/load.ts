import { root } from '../root.ts'
import { opened, type SearchFile, type SearchIndex } from './index.ts'

let loading: Promise<SearchIndex> | undefined

/** The index, loaded once; after a failure it is asked for again. */
export function load(): Promise<SearchIndex> {
  loading ??= read().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function read(): Promise<SearchIndex> {
  const response = await fetch(new URL('search.json', root))
  if (!response.ok) throw new Error(`search.json was answered with ${response.status}.`)
  const file: SearchFile = await response.json()
  return opened(file)
}
