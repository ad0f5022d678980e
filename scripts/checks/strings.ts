/** Every text in a JSON document, the keys of its objects not among them. */
export function textsIn(node: unknown): string[] {
  if (typeof node === 'string') return [node]
  if (typeof node !== 'object' || node === null) return []
  return Object.values(node).flatMap(textsIn)
}

/** Phone numbers in international form within texts. What is shorter is the beginning of one, as in a search. */
export const phonesIn = (texts: string[]): string[] =>
  texts.flatMap((text) => [...text.matchAll(/\+\d{10,15}/g)].map(([phone]) => phone))

/** Whether a number lies in the ranges that are set aside for fiction in the United States and the United Kingdom. */
export const isFictional = (phone: string): boolean => /^\+(?:120255501\d\d|447700900\d{3})$/.test(phone)

/** The hosts of the web addresses within texts, templates such as `{host}` left out. */
export const hostsIn = (texts: string[]): string[] =>
  texts.flatMap((text) => [...text.matchAll(/\bhttps?:\/\/([a-z0-9.-]+)/gi)].map(([, host]) => host ?? ''))

/** Whether nobody can own a host: reserved names (RFC 2606, RFC 6761) and this machine. */
export const isReserved = (host: string): boolean => /^(?:localhost|127\.0\.0\.1|.*\.(?:example|invalid))$/.test(host)
