import type { Unlisted } from '../generated/schemas.ts'

/**
 * The listed values of an open enum. A service may answer others too, so a `switch` over `LeadStatus` can never be
 * complete; one over `Known<LeadStatus>` can, and does not compile any more when a new version lists a further value.
 *
 * ```ts
 * const status = lead.status as Known<LeadStatus>
 * switch (status) {
 *   case 'new': ...
 *   default: throw new Error(`Unknown: ${status satisfies never}`)
 * }
 * ```
 */
export type Known<Enum> = Enum extends string ? (Unlisted extends Enum ? never : Enum) : Enum
