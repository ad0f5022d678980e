import type { Loopback } from '../loopback.ts'

/** Somebody who has nothing but Node, npm and a README. */
export interface Stranger {
  /** What they do. */
  name: string
  /** The oldest Node that it is promised for, such as `>=22`. */
  needs?: string
  /** Large packages of others that it installs beside ours, such as `a compiler`. */
  brings?: string
  /** Rejects with a sentence, and with what was printed. */
  use(loopback: Loopback): Promise<void>
}
