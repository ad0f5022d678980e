/** 128 random bits. Pages that are not secure have no `crypto.randomUUID`. */
export const randomKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')
