// Writes the programs into the READMEs, and what commands print into the guides: `npm run write` in this folder.
import { writeFileSync } from 'node:fs'
import { withOutputs } from './outputs.ts'
import { guides, read, readmes, written } from './readme.ts'

for (const path of readmes) writeFileSync(new URL(`../${path}`, import.meta.url), written(read(path)))
for (const path of guides) writeFileSync(new URL(`../${path}`, import.meta.url), withOutputs(read(path)))
