// Runs programs one after the other, each with a key of its own, and tells what each came to: `node run.mjs list.json`.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const results = []
for (const { path, apiKey } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  process.env.ROCKETLEAD_API_KEY = apiKey
  const printed = []
  console.log = (...values) => printed.push(values)
  const fault = await import(pathToFileURL(path).href).then(
    () => undefined,
    (error) => String(error),
  )
  results.push({ fault, first: printed[0]?.[0], lines: printed.length })
}
process.stdout.write(JSON.stringify(results))
