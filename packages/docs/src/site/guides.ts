import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** A guide as it stands in `guides/`. */
export interface Guide {
  slug: string
  href: string
  title: string
  summary: string
  /** Markdown, with directives in comments for what is put in. */
  text: string
}

const folder = `${process.cwd()}/guides/`

function read(file: string): Guide & { order: number } {
  const slug = file.replace(/\.md$/, '')
  const [, matter = '', text = ''] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(`${folder}${file}`, 'utf8')) ?? []
  // What a guide says of itself is held by a test.
  const { title, summary, order } = parse(matter) as { title: string; summary: string; order: number }
  return { slug, href: `/guides/${slug}/`, title, summary, order, text }
}

/** In the order in which they are to be read. */
export const guides: Guide[] = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .map(read)
  .toSorted((one, other) => one.order - other.order)
