import { readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { relative, siteUrl } from './address.ts'

const rootPath = /((?:href|src)=")(\/(?!\/)[^"]*)/g

/** Templates write paths from the site's root; when all pages are built, they become relative to each page. */
export function relativeLinks(): AstroIntegration {
  return {
    name: 'relative-links',
    hooks: {
      async 'astro:build:done'({ dir }) {
        const root = fileURLToPath(dir)
        const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.html'))
        await Promise.all(
          files.map(async (file) => {
            const text = await readFile(`${root}${file}`, 'utf8')
            await writeFile(`${root}${file}`, withRelativeLinks(text, `/${file.replaceAll('\\', '/')}`))
          }),
        )
      },
    },
  }
}

/** What is not found may be asked for at any depth, so that page alone names the place of the whole site. */
export function withRelativeLinks(html: string, page: string): string {
  const { pathname } = new URL(siteUrl)
  return html.replace(rootPath, (_, start: string, target: string) =>
    page === '/404.html' ? `${start}${pathname}${target.slice(1)}` : `${start}${relative(target, page)}`,
  )
}
