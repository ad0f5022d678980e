import type { APIRoute } from 'astro'
import { markdownPages } from '../markdown/pages.ts'
import { siteUrl } from '../site/address.ts'
import { built } from '../site/built.ts'

export const GET: APIRoute = () => {
  const pages = markdownPages.map(
    ({ href }) => `  <url><loc>${siteUrl}${href.slice(1)}</loc><lastmod>${built}</lastmod></url>`,
  )
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${pages.join('\n')}\n</urlset>\n`,
  )
}
