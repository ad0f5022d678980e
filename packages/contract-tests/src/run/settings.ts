import type { Description, Operation } from '../description/description.ts'
import { loadDescription, ownDescription } from '../description/index.ts'
import { phases as allPhases, type Phase } from '../report/report.ts'
import type { Recipes } from '../world/recipes.ts'
import { CannotRun, type ContractOptions } from './options.ts'
import { selected } from './selection.ts'
import type { Settings } from './session.ts'

/** The base URL of a server that has none, since a `fetch` is given. */
export const inProcess = 'http://contract.test'

/** Settles every option. @throws CannotRun for one that cannot be meant */
export async function settingsOf(options: ContractOptions): Promise<Settings> {
  const { fetch, baseUrl = fetch ? inProcess : undefined, description: given, readOnly = false } = options
  if (baseUrl === undefined) throw new CannotRun('There is no base URL. Say where the server is, or give a fetch.')
  if (!/^https?:\/\/[^/]/.test(baseUrl))
    throw new CannotRun(`The base URL "${baseUrl}" must begin with http:// or https:// and name a host.`)
  const description = typeof given === 'object' ? given : await loadDescription(given)
  const operations = chosen(description, options)
  return {
    description,
    operations,
    baseUrl,
    fetch: fetch ?? ((input, init) => globalThis.fetch(input, init)),
    apiKey: options.apiKey,
    otherApiKey: options.otherApiKey,
    recipes: options.recipes ?? (await recipesFor(description)),
    data: options.data ?? {},
    phases: phasesOf(options.phases),
    readOnly,
    seed: options.seed ?? 0,
    maxExamples: options.maxExamples ?? 100,
    workers: options.workers ?? 1,
    rate: options.rate ?? (readOnly ? 5 : undefined),
    timeout: options.timeout ?? 10_000,
    timeLimit: options.timeLimit,
    maxResponseTime: options.maxResponseTime,
    maxFailures: options.maxFailures ?? Number.POSITIVE_INFINITY,
    skipChecks: options.skipChecks ?? [],
    provoke: options.provoke,
    signal: options.signal,
  }
}

/** Another API's operations have other rules, even where they have the same names. */
async function recipesFor({ source, title }: Description): Promise<Recipes> {
  const isOurs = source === ownDescription || title === 'Rocketlead API'
  return isOurs ? (await import('../recipes/index.ts')).rocketlead : {}
}

/** In the order in which they are made, whatever the order in which they were asked for. */
const phasesOf = (wanted: readonly Phase[] = allPhases): Phase[] => allPhases.filter((phase) => wanted.includes(phase))

function chosen(description: Description, { sections, operations: ids, readOnly }: ContractOptions): Operation[] {
  const wanted = selected(description, sections, ids)
  const tried = readOnly ? wanted.filter(({ method }) => method === 'GET') : wanted
  if (tried.length === 0) throw new CannotRun('There is nothing to be tried: none of the chosen operations only reads.')
  return tried
}
