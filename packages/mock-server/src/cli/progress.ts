import { styleText } from 'node:util'
import type { WorldProgress } from '../node/index.ts'

/** How much of a world is played is told when that has taken so long, in milliseconds. */
const patience = 500

/** Tells on a terminal's error stream how far the playing of a long world has come, in one line that is written over. */
export function worldProgress(out: NodeJS.WriteStream = process.stderr): (progress: WorldProgress) => void {
  let begun: { at: number; from: number } | undefined
  return ({ world, now, until }) => {
    begun ??= { at: performance.now(), from: now.getTime() }
    const isOver = now >= until
    if (out.isTTY && performance.now() - begun.at > patience) {
      const share = (now.getTime() - begun.from) / Math.max(1, until.getTime() - begun.from)
      const text = styleText('dim', `Playing the world ${world}: ${Math.floor(100 * share)} %`)
      out.write(isOver ? '\r\u001B[K' : `\r\u001B[K${text}`)
    }
    if (isOver) begun = undefined
  }
}
