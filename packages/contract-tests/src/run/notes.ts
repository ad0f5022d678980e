import type { Note } from '../report/report.ts'

/** Keeps what is to be told of a run beside failures, each once. */
export interface Notes {
  add(operation: string | undefined, message: string): void
  all(): Note[]
}

export function createNotes(): Notes {
  const notes = new Map<string, Note>()
  return {
    add(operation, message) {
      notes.set(`${operation} ${message}`, { ...(operation !== undefined && { operation }), message })
    },
    all: () => [...notes.values()],
  }
}
