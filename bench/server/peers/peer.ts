import type { Plans } from '../calls.ts'
import type { Program } from '../serving.ts'
import type { World } from '../world.ts'

/** A server that is measured: one file each, so that a reader sees in one place how it is run and what it is asked. */
export interface Peer {
  label: string
  /** Its npm packages, whose versions are told. */
  packages: string[]
  /** How it is run, and how it answers. */
  about: string
  /** A body that breaks the description is refused; each run tries it. */
  refusesBadBodies: boolean
  /** An answer is held against the description before it is sent. */
  checksAnswers: boolean
  /** What is created can be read; each run tries the leads that it is given. */
  keepsState: boolean
  /** Writes what it needs, and gives how it is started. */
  prepare(world: World): Program | Promise<Program>
  /** Brings the leads into it where it did not begin with them, and gives what it is asked. */
  plans(url: string, world: World): Plans | Promise<Plans>
}
