import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a generated file; its first lines say by what and from what. */
export function writeGenerated(file: string, text: string): void {
  const header = `// Generated from spec/ by \`npm run generate\`. Do not edit.\n`
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${header}${text.trimEnd()}\n`)
}
