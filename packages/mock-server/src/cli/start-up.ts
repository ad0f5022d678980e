import { resolve } from 'node:path'
import { styleText } from 'node:util'
import { version } from '../../generated/version.ts'
import type { Given } from './options.ts'

export const listensOn = (url: string): string => `Rocketlead mock server ${version} listens on ${url}`

/** The first line of a log for machines. */
export const listensOnJson = (url: string): string => JSON.stringify({ kind: 'listening', url, version })

/** What is good to know at the start. */
export function startUp(url: string, given: Given): string {
  const base = callable(url)
  const authorization = `-H 'Authorization: Bearer rl_test_demo'`
  return [
    listensOn(styleText('bold', url)),
    '',
    row('data', given.data ? `kept in ${resolve(given.data)}` : 'in memory, gone when it stops (--data DIR keeps it)'),
    row('clock', clockOf(given)),
    row('try', `curl ${authorization} ${base}/api/v1/accounts`),
    row('control', `curl ${authorization} ${base}/_mock/clock`),
    row('stop', 'Ctrl+C'),
    '',
  ].join('\n')
}

const row = (name: string, text: string): string => `  ${styleText('dim', name.padEnd(8))} ${text}`

function clockOf({ clock, speed = 1, now }: Given): string {
  const start = now ? `; a new workspace begins at ${now.toISOString()}` : ''
  if (clock === 'frozen') return `frozen until the control plane moves it${start}`
  return `running at ${speed === 1 ? 'the speed' : `${speed} times the speed`} of this machine${start}`
}

/** An address that stands for all of a machine's can be listened on everywhere, but not called everywhere. */
const callable = (url: string): string => url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:')
