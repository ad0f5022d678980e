import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modules } from '../../measure/packages.ts'
import { description, languages } from '../description.ts'
import { run } from '../run.ts'
import type { Site } from './site.ts'

export const redoc: Site = {
  label: 'Redoc',
  packages: ['@redocly/cli'],
  about:
    'Redoc 3, which `build-docs` puts into one file with the description; telemetry off, routes in the fragment, and the languages of the samples named, as it hides others',
  page: '/#/campaigns/campaigns.create',
  async make(folder) {
    const config = join(folder, 'redocly.yaml')
    const samples = { languages: languages().map((lang) => ({ lang })) }
    writeFileSync(config, JSON.stringify({ openapi: { router: 'hash', codeSamples: samples } }))
    const options = ['--output', join(folder, 'index.html'), '--inlineBundle', '--config', config]
    const env = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
    return run([join(modules, '@redocly/cli/bin/cli.js'), 'build-docs', description, ...options], { cwd: folder, env })
  },
  languages: { open: 'button:has-text("Shell")', names: '[role=menuitem]:visible' },
  copy: 'button:text-is("Copy")',
}
