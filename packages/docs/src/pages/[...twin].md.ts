import type { APIRoute } from 'astro'
import { type MarkdownPage, markdownPages } from '../markdown/pages.ts'
import { twinOf } from '../site/address.ts'

export const getStaticPaths = () =>
  markdownPages.map((page) => ({ params: { twin: twinOf(page.href).slice(1, -'.md'.length) }, props: { page } }))

export const GET: APIRoute<{ page: MarkdownPage }> = ({ props }) => new Response(props.page.text)
