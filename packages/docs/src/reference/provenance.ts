import type { Provenance } from '../description/document.ts'
import { operations } from '../description/operations.ts'

/** What is known first-hand of an operation, and what that means for whoever relies on it. */
export const provenances: Record<Provenance, { title: string; meaning: string }> = {
  documented: {
    title: 'Documented',
    meaning: 'The service publishes method, path and fields. Limits, answers and errors are inferred.',
  },
  partly: {
    title: 'Partly documented',
    meaning: 'The service publishes title and method. Path, fields, answers and errors are inferred.',
  },
  inferred: {
    title: 'Inferred',
    meaning: 'The service publishes only the title. All else is a careful proposal, so tolerate differences.',
  },
}

export const countOf = (provenance: Provenance): number =>
  operations.filter(({ raw }) => raw['x-provenance'] === provenance).length
