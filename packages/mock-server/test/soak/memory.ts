/** What a process had at a moment of its time. */
export interface Sample {
  /** Since the beginning. */
  seconds: number
  mebibytes: number
}

/** How much a process grows by in a minute, in MiB: the slope of the straight line that lies closest to the samples. */
export function growthPerMinute(samples: readonly Sample[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const time = mean(samples.map(({ seconds }) => seconds))
  const memory = mean(samples.map(({ mebibytes }) => mebibytes))
  const slope = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + (sample.seconds - time) * of(sample), 0)
  return (60 * slope(({ mebibytes }) => mebibytes - memory)) / slope(({ seconds }) => seconds - time)
}

/** The lowest sample of each so many seconds, since what is above it is only not collected yet. */
export const lowest = (samples: readonly Sample[], every: number): Sample[] =>
  [...Map.groupBy(samples, ({ seconds }) => Math.floor(seconds / every)).values()].flatMap((some) =>
    some.toSorted((one, other) => one.mebibytes - other.mebibytes).slice(0, 1),
  )
