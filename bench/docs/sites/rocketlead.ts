import { join } from 'node:path'
import { root } from '../description.ts'
import { run } from '../run.ts'
import type { Site } from './site.ts'

export const rocketlead: Site = {
  label: 'Rocketlead',
  packages: [],
  about: '`packages/docs`, as `npm run docs` builds it',
  page: '/campaigns/create/',
  make: (folder) => run(['build.ts'], { cwd: join(root, 'packages/docs'), env: { DOCS_OUT: folder } }),
  languages: { names: '.sample[data-lang]' },
}
