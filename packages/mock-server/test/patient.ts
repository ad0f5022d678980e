import { setup } from './setup.ts'

/** A world whose waits are noted instead of waited. */
export function patient(options: Parameters<typeof setup>[0] = {}) {
  const waited: number[] = []
  const world = setup({
    ...options,
    wait: async (milliseconds) => {
      waited.push(milliseconds)
    },
  })
  return { ...world, waited }
}
