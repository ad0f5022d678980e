// Writes the programs into the READMEs: `npm run write` in this folder.
import { writeFileSync } from 'node:fs'
import { read, readmes, written } from './readme.ts'

for (const path of readmes) writeFileSync(new URL(`../${path}`, import.meta.url), written(read(path)))
