import type { Loopback } from './loopback.ts'
import { satisfies, versionOf } from './node-version.ts'
import { type Report, twoAtATime } from './report.ts'
import { strangers } from './strangers/index.ts'

/** Lets strangers use the packages, two at a time; whom their Node is too old for are left out. */
export async function useAsStrangers(loopback: Loopback, report: Report): Promise<void> {
  const version = versionOf(loopback.node)
  const fits = ({ needs }: { needs?: string }) => needs === undefined || satisfies(version, needs)
  for (const { name, needs } of strangers.filter((stranger) => !fits(stranger)))
    report.leaveOut(name, `since it needs Node ${needs} and this is ${version}`)
  await twoAtATime(strangers.filter(fits), ({ name, use }) =>
    report.check({
      name,
      run: async () => {
        await use(loopback)
        return undefined
      },
    }),
  )
}
