import type { Entry } from './entry.ts'

const written = /^(?:(get|post|put|patch|delete)\s+)?(?:https?:\/\/[^/\s]+)?([^\s?#]*\/[^\s?#]*)(?:[?#]\S*)?$/i

/**
 * How well a query names an operation by its path: `/api/v1/campaigns/{campaignId}/start`, `POST /campaigns`, or an
 * address with a real id in it. The start of the path may be left out.
 *
 * @returns 0 when it does not, more the less is left to guess
 */
export function likenessOfCall(query: string, { method, path }: Entry): number {
  const [, wantedMethod, wantedPath] = written.exec(query.trim()) ?? []
  if (wantedPath === undefined || path === undefined) return 0
  if (wantedMethod !== undefined && wantedMethod.toLowerCase() !== method) return 0
  const wanted = wantedPath.split('/').filter((step) => step !== '')
  const steps = path.split('/').slice(1)
  const left = steps.length - wanted.length
  if (wanted.length === 0 || left < 0) return 0
  const pairs = steps.slice(left).map((step, index): [string, string] => [step, wanted[index] ?? ''])
  // What comes first is a name: otherwise `/steps` would be the id of a campaign.
  if (!pairs.every(([step, want], at) => step === want || (at > 0 && isVariable(step)))) return 0
  return 1 / (1 + left + pairs.filter(([step, want]) => step !== want).length / 10)
}

const isVariable = (step: string): boolean => step.startsWith('{')
