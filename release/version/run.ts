// One version for everything: turns the pending changesets into a version of all packages and descriptions, and into
// the changelog, and keeps what is offered now for the next release to be held against. Nothing is published.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readChangesets } from '@changesets/read'
import { root } from '../../scripts/paths.ts'
import type { Change } from '../compatibility/bump.ts'
import { compareDescriptions } from '../compatibility/description.ts'
import { withoutEntries } from '../compatibility/exceptions.ts'
import { withRelease } from './changelog.ts'
import { withInfoVersion } from './info-version.ts'
import { keepAsLast, lastRelease } from './last.ts'

const at = (path: string) => join(root, path)
const read = (path: string) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : '')
const edit = (path: string, change: (text: string) => string) => writeFileSync(at(path), change(read(path)))

const notes = await readChangesets(root)
if (notes.length === 0) {
  console.error('There is nothing to release: no changeset is pending. Add one with `npm run changeset`.')
  process.exit(1)
}

const changes = existsSync(at(`${lastRelease}/openapi.json`)) ? await changesSinceLast() : undefined
runScript('node_modules/@changesets/cli/bin.js', 'version')
const { version } = JSON.parse(read('spec/package.json'))
for (const source of ['spec/openapi.yaml', 'spec/control.yaml']) edit(source, (text) => withInfoVersion(text, version))
runScript('scripts/bundle.ts')
keepAsLast(root)
edit('release/exceptions.yaml', withoutEntries)
edit('CHANGELOG.md', (text) => withRelease(text, { version, date: today(), notes, changes, operations: operations() }))
console.log(
  `Everything is at ${version} now. Look at CHANGELOG.md, then commit all of it; merged, it can be published.`,
)

async function changesSinceLast(): Promise<Change[]> {
  const compare = (name: string, of: Change['of']) =>
    compareDescriptions(at(`${lastRelease}/${name}.json`), at(`spec/dist/${name}.json`), of)
  return [...(await compare('openapi', 'description')), ...(await compare('control', 'control plane'))]
}

function runScript(script: string, ...args: string[]): void {
  const { status } = spawnSync(process.execPath, [at(script), ...args], { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    console.error(
      `${script} failed, so the version is not finished. Undo with \`git checkout .\`, then mend what it says.`,
    )
    process.exit(1)
  }
}

/** SOURCE_DATE_EPOCH, in seconds, stands for now where the same bytes are wanted again. */
function today(): string {
  const { SOURCE_DATE_EPOCH } = process.env
  const now = SOURCE_DATE_EPOCH ? new Date(Number(SOURCE_DATE_EPOCH) * 1000) : new Date()
  return now.toISOString().slice(0, 10)
}

function operations(): number {
  const { paths } = JSON.parse(read('spec/dist/openapi.json'))
  const keys = Object.values<object>(paths).flatMap((item) => Object.keys(item))
  return keys.filter((key) => /^(?:get|put|post|patch|delete)$/.test(key)).length
}
