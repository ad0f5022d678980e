/** Words that tell little of what somebody looks for. */
const fillers = new Set(
  [
    'a an and another any are as at be been being but by can could did do does each either else even every for from had',
    'has have how i if in into is it its itself just may me might must my neither no nor not of on only or other others our',
    's shall she should so such t than that the their them themselves then there these they this those to too under until',
    'us very was we were what when where whether which while who whom whose why will with within without would yet you your',
  ].flatMap((line) => line.split(' ')),
)

/** The words of a text in small letters, names in their parts: `stopOnReply` -> stop, on, reply. */
export const partsOf = (text: string): string[] =>
  text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .match(/[\p{L}\d]+/gu) ?? []

/** A name as it is compared, however its parts are put together: `campaigns.start` and "Campaigns start" are the same. */
export const squeezed = (text: string): string => partsOf(text).join('')

/** Names in their parts and, for those who write them in small letters, as a whole. */
export const wordsOfNames = (text: string): string[] => [
  ...partsOf(text),
  ...text
    .split(/[\s/]+/)
    .filter((name) => partsOf(name).length > 1)
    .map(squeezed),
]

export const wordsOfText = (text: string): string[] => partsOf(text).filter((part) => !fillers.has(part))

/** What is looked for, each word once; when there are only fillers, even they count. */
export function wordsOfQuery(query: string): string[] {
  const words = wordsOfText(query)
  return [...new Set(words.length > 0 ? words : partsOf(query))]
}
