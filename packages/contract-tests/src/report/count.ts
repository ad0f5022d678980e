/** `1,240`. */
export const grouped = (amount: number): string => amount.toLocaleString('en')

/** `1 failure`, `1,240 requests`. */
export const count = (amount: number, noun: string, nouns = `${noun}s`): string =>
  `${grouped(amount)} ${amount === 1 ? noun : nouns}`

/** `0.4 s`, `12 s`, `3 min 20 s`. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** In whole percent, and only 100 when nothing is left. */
export const percent = (part: number, whole: number): number =>
  part >= whole ? 100 : Math.min(99, Math.round((100 * part) / whole))

/** The first `most` characters, and how many were left out. */
export function cut(text: string, most: number): { text: string; left: number } {
  const characters = [...text]
  if (characters.length <= most) return { text, left: 0 }
  return { text: characters.slice(0, most).join(''), left: characters.length - most }
}
