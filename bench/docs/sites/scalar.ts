import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modules } from '../../measure/packages.ts'
import { description } from '../description.ts'
import type { Site } from './site.ts'

/** What it would load from elsewhere or tell its makers. */
const off = {
  telemetry: false,
  withDefaultFonts: false,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Rocketlead API</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
  </head>
  <body>
    <div id="app"></div>
    <script src="standalone.js"></script>
    <script>
      Scalar.createApiReference('#app', ${JSON.stringify({ url: 'openapi.json', ...off })})
    </script>
  </body>
</html>
`

export const scalar: Site = {
  label: 'Scalar',
  packages: ['@scalar/api-reference'],
  about: 'its standalone bundle beside the description; telemetry, fonts, developer tools, agent and MCP off',
  page: '/#tag/campaigns/POST/api/v1/campaigns',
  async make(folder) {
    copyFileSync(join(modules, '@scalar/api-reference/dist/browser/standalone.js'), join(folder, 'standalone.js'))
    copyFileSync(description, join(folder, 'openapi.json'))
    writeFileSync(join(folder, 'index.html'), page)
    return undefined
  },
  languages: {
    open: 'button[aria-label^="Change code sample language"]',
    names: '[role=option][id*="custom/"], [role=group] > [id$="-label"]',
  },
  copy: 'button:has-text("Copy as Markdown")',
}
