import { parseArgs } from 'node:util'

export interface Sizes {
  /** From the smallest to the largest. */
  sizes: number[]
  /** Whether the README is to be renewed. */
  write: boolean
}

/**
 * What a benchmark of several sizes is asked for: `[size...] [--write]`.
 *
 * @param usual the sizes without any on the command line
 * @throws Error for what is no size
 */
export function sizesOf(usual: readonly number[]): Sizes {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } })
  const sizes = positionals.length > 0 ? positionals.map(sizeOf) : usual
  return { sizes: sizes.toSorted((a, b) => a - b), write: values.write ?? false }
}

function sizeOf(text: string): number {
  const size = Number(text)
  if (Number.isSafeInteger(size) && size > 0) return size
  throw new Error(`"${text}" is no size. Give whole numbers above 0.`)
}
