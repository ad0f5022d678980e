import { defineConfig } from 'astro/config'
import { plainImports } from './src/site/plain-imports.ts'
import { relativeLinks } from './src/site/relative-links.ts'

export default defineConfig({
  integrations: [relativeLinks()],
  build: { inlineStylesheets: 'never', format: 'directory' },
  devToolbar: { enabled: false },
  compressHTML: true,
  vite: {
    build: { assetsInlineLimit: 0, modulePreload: false },
    plugins: [plainImports()],
    logLevel: 'warn',
  },
})
