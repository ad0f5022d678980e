import type { APIRoute } from 'astro'
import { document } from '../description/document.ts'
import { markdownPages } from '../markdown/pages.ts'
import { twinOf } from '../site/address.ts'

/** The list of all pages in the form of llmstxt.org. */
export const GET: APIRoute = () => {
  const parts = [...new Set(markdownPages.map(({ part }) => part))].filter((part) => part !== 'Start')
  const lines = parts.map((part) => {
    const pages = markdownPages.filter((page) => page.part === part)
    return `## ${part}\n\n${pages.map(({ title, href, summary }) => `- [${title}](${twinOf(href).slice(1)}): ${summary}`).join('\n')}`
  })
  const { title, summary } = document.info
  const start = `# ${title}\n\n> ${summary}\n\nAll of it in one file: [llms-full.txt](llms-full.txt). The description itself: [openapi.json](openapi.json).`
  return new Response(`${[start, ...lines].join('\n\n')}\n`)
}
