import { readFileSync } from 'node:fs'
import { CannotRun } from '../run/options.ts'

/** Ids by the names of path parameters. @throws CannotRun when the file does not hold them */
export function readData(file: string): Record<string, string> {
  const data = parsed(file)
  const wanted = `It must hold one JSON object of texts, such as {"accountId": "acc_1"}`
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new CannotRun(`The data of ${file} cannot be used. ${wanted}.`)
  for (const [name, id] of Object.entries(data))
    if (typeof id !== 'string' || id === '')
      throw new CannotRun(`The data of ${file} cannot be used: ${name} is ${JSON.stringify(id)}. ${wanted}.`)
  return data as Record<string, string> // looked at one by one
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : error
    throw new CannotRun(`The data of ${file} cannot be read: ${reason}.`)
  }
}
