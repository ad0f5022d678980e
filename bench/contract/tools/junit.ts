import { readFileSync } from 'node:fs'

/** The cases of a JUnit report, by name, and whether they failed. */
export function casesIn(file: string): { name: string; failed: boolean }[] {
  const [, ...parts] = readFileSync(file, 'utf8').split('<testcase ')
  return parts.map((part) => ({
    name: /(?:^|\s)name="([^"]*)"/.exec(part)?.[1] ?? '',
    failed: /<(failure|error)\b/.test(part),
  }))
}
