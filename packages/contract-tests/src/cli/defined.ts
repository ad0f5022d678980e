/** The properties that have a value. */
export function defined<Whole extends object>(
  whole: Whole,
): { [Name in keyof Whole]?: Exclude<Whole[Name], undefined> } {
  const entries = Object.entries(whole).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as ReturnType<typeof defined<Whole>> // those that are left are values
}
