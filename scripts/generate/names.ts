/** `lead-lists`, `not_found` -> `LeadLists`, `NotFound`. */
export const pascal = (words: string): string =>
  words.replace(/(?:^|[-_ ])(\w)/g, (_, letter: string) => letter.toUpperCase())

/** `lead-lists` -> `leadLists`, the name of a section in code. */
export const camel = (words: string): string => words.replace(/[-_ ](\w)/g, (_, letter: string) => letter.toUpperCase())
