import type { Loopback } from './loopback.ts'
import { satisfies, versionOf } from './node-version.ts'
import { type Report, twoAtATime } from './report.ts'
import { type Stranger, strangers } from './strangers/index.ts'

interface Circumstances {
  /** The version of the strangers' Node. */
  node: string
  /** Whether those are left out who bring large tools. */
  quick: boolean
}

/** Lets strangers use the packages, two at a time, and says who is left out. */
export async function useAsStrangers(loopback: Loopback, quick: boolean, report: Report): Promise<void> {
  const circumstances = { node: versionOf(loopback.node), quick }
  const coming = strangers.filter((stranger) => {
    const why = absence(stranger, circumstances)
    if (why !== undefined) report.leaveOut(stranger.name, why)
    return why === undefined
  })
  await twoAtATime(coming, ({ name, use }) =>
    report.check({
      name,
      run: async () => {
        await use(loopback)
        return undefined
      },
    }),
  )
}

/** Why a stranger is left out; undefined for those who come. */
export function absence({ needs, brings }: Omit<Stranger, 'use'>, { node, quick }: Circumstances): string | undefined {
  if (needs !== undefined && !satisfies(node, needs)) return `since it needs Node ${needs} and this is ${node}`
  if (brings !== undefined && quick) return `since it brings ${brings}, and this is to be quick`
  return undefined
}
