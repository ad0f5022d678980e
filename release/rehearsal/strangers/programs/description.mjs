import { readFileSync } from 'node:fs'
import description from '@rocketlead/openapi' with { type: 'json' }
import control from '@rocketlead/openapi/control.json' with { type: 'json' }

const read = (entry) => readFileSync(new URL(import.meta.resolve(entry)), 'utf8')
const versionIn = (yaml) => /^ {2}version: (.*)$/m.exec(yaml)?.[1]

console.log(description.info.version, versionIn(read('@rocketlead/openapi/openapi.yaml')))
console.log(control.info.version, versionIn(read('@rocketlead/openapi/control.yaml')))
