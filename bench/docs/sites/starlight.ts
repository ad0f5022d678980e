import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modules } from '../../measure/packages.ts'
import { description } from '../description.ts'
import { run } from '../run.ts'
import type { Site } from './site.ts'

const project = join(import.meta.dirname, '../starlight')

export const starlight: Site = {
  label: 'Starlight',
  packages: ['@astrojs/starlight', 'starlight-openapi'],
  about: 'a new project with the plugin for OpenAPI, built by Astro without its telemetry',
  page: '/api/operations/campaignscreate/',
  async make(folder) {
    // Astro keeps caches beside the sources, so each build has its own copy and begins with nothing.
    const copy = `${folder}.project`
    cpSync(project, copy, { recursive: true })
    mkdirSync(join(copy, 'src/content/docs'), { recursive: true })
    writeFileSync(join(copy, 'src/content/docs/index.md'), '---\ntitle: Rocketlead API\n---\n')
    const env = { ASTRO_TELEMETRY_DISABLED: '1', DESCRIPTION: description, OUT: folder }
    return run([join(modules, 'astro/bin/astro.mjs'), 'build', '--silent'], { cwd: copy, env })
  },
  languages: { names: 'sl-openapi-snippet-picker option' },
}
