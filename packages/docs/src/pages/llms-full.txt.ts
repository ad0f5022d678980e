import type { APIRoute } from 'astro'
import { markdownPages } from '../markdown/pages.ts'

/** All pages in one file; what they link to stands in the same file. */
export const GET: APIRoute = () =>
  new Response(
    markdownPages.map(({ text }) => text.replace(/\[([^\]]*)\]\((?!https?:)[^)]*\)/g, '$1')).join('\n---\n\n'),
  )
