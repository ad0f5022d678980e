import { cpus, totalmem } from 'node:os'

/** What a measurement ran on. It holds no date, so that results differ only where the machine or a figure does. */
export interface Machine {
  node: string
  sqlite: string
  cpu: string
  cores: number
  /** Gigabytes. */
  memory: number
}

export function machine(): Machine {
  return {
    node: process.versions.node,
    sqlite: process.versions.sqlite ?? 'none',
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: Math.round(totalmem() / 2 ** 30),
  }
}

/** As a README says it, after "on". */
export const hardware = ({ cpu, cores, memory }: Machine): string => `${cores} cores of ${cpu} with ${memory} GB`
