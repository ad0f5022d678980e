import { fraction } from '../hash.ts'

/** Chance without a state: the same seed and parts give the same number, in whatever order things are asked. */
export const chanceOf =
  (seed: number) =>
  (...parts: readonly (string | number)[]): number =>
    fraction(JSON.stringify([seed, ...parts]))
