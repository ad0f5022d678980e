import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modules } from '../../measure/packages.ts'
import { description } from '../description.ts'
import type { Site } from './site.ts'

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Rocketlead API</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <script src="web-components.min.js"></script>
    <link rel="stylesheet" href="styles.min.css" />
  </head>
  <body>
    <elements-api apiDescriptionUrl="openapi.json" router="hash" layout="responsive"></elements-api>
  </body>
</html>
`

export const elements: Site = {
  label: 'Elements',
  packages: ['@stoplight/elements'],
  about: 'its web component beside the description; routes in the fragment',
  page: '/#/operations/campaigns.create',
  async make(folder) {
    for (const file of ['web-components.min.js', 'styles.min.css']) {
      copyFileSync(join(modules, '@stoplight/elements', file), join(folder, file))
    }
    copyFileSync(description, join(folder, 'openapi.json'))
    writeFileSync(join(folder, 'index.html'), page)
    return undefined
  },
  languages: { open: 'button[aria-label="Request Sample Language"]', names: '[role=menuitemcheckbox]' },
}
