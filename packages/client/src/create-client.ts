import { caller } from './call.ts'
import { type RocketleadOptions, settingsFrom } from './options.ts'
import { rawClient } from './raw.ts'
import type { RawClient } from './raw-client.ts'
import { methodsOf, type Section } from './section.ts'

/** Sections with their methods, and `raw`. */
export type Client<Sections> = Sections & {
  /**
   * openapi-fetch's client, typed by path: for what the methods do not offer. Its calls have the same key, limits,
   * retries, hooks and errors: a failure throws. It makes no idempotency key: a POST with one of your own is tried again.
   */
  readonly raw: RawClient
}

/**
 * A client with only some sections of the API, for those who bundle what they use:
 *
 * ```ts
 * const { campaigns, leads } = createClient({ campaigns, leads }, { apiKey, baseUrl })
 * ```
 *
 * @throws RocketleadError when there is no API key or base URL
 */
export function createClient<Sections extends object>(
  sections: { [Name in keyof Sections]: Section<Sections[Name]> },
  options: RocketleadOptions = {},
): Client<Sections> {
  const settings = settingsFrom(options)
  const call = caller(settings)
  const named = Object.entries<Section<unknown>>(sections).map(([name, section]) => [name, methodsOf(section, call)])
  // The argument vouches for the names.
  return { ...Object.fromEntries(named), raw: rawClient(settings) } as Client<Sections>
}
