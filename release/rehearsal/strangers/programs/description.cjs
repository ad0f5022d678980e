const { readFileSync } = require('node:fs')

const description = require('@rocketlead/openapi')
const control = require('@rocketlead/openapi/control.json')

const read = (entry) => readFileSync(require.resolve(entry), 'utf8')
const versionIn = (yaml) => /^ {2}version: (.*)$/m.exec(yaml)?.[1]

console.log(description.info.version, versionIn(read('@rocketlead/openapi/openapi.yaml')))
console.log(control.info.version, versionIn(read('@rocketlead/openapi/control.yaml')))
