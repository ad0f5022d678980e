import type { Change } from '../bump.ts'
import { changesOf, type Told } from './changes.ts'
import { type Declaration, resolve, type Surface } from './declarations.ts'
import { directions } from './directions.ts'
import { exportDifferences } from './exports.ts'
import { consequences } from './helpers.ts'
import { judge } from './judge.ts'
import { declarations, findIn, readSurface } from './snapshot.ts'

/**
 * What changed in the client's types for those who compile against them, from a folder of snapshots (`*.d.ts.txt`) to
 * another. The compiler judges; which way round it is asked follows from who writes the values of a type and who reads
 * them.
 */
export const compareClientTypes = (oldFolder: string, newFolder: string): Change[] =>
  compareSurfaces(readSurface(oldFolder), readSurface(newFolder))

/** The same for surfaces that were read already. */
export function compareSurfaces(old: Surface, now: Surface): Change[] {
  const changed = declarations(old).filter((declaration) => {
    const same = findIn(now, declaration)
    return same !== undefined && (same.text !== declaration.text || meansOtherwise(declaration, old, now))
  })
  const exported = exportDifferences(old, now)
  if (changed.length === 0) return changesOf(exported, old)

  const waysOf = directions(old)
  const judged = changed.filter(isJudged)
  const direct = judge(old, now, judged, waysOf)
  const broken = new Set(direct.filter(({ difference }) => difference.bump === 'major').map(told))
  const helpers = changed.filter((declaration) => declaration.parameters.length > 0 && !broken.has(declaration))
  return changesOf([...exported, ...direct, ...consequences(old, now, helpers, waysOf)], old)
}

/** Helpers with type parameters are nothing by themselves: they show in the exported types that use them. */
const isJudged = ({ exported, parameters }: Declaration) => exported || parameters.length === 0

const told = ({ declaration }: Told) => declaration

/** Whether a name that it mentions is declared elsewhere now. */
const meansOtherwise = ({ entry, mentions }: Declaration, old: Surface, now: Surface) =>
  [...mentions].some((name) => resolve(old, entry, name)?.entry !== resolve(now, entry, name)?.entry)
