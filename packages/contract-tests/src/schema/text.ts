/** Texts of each format: ordinary ones and such as lie at an edge. The first is the plainest. */
export const formatted: Record<string, readonly string[]> = {
  'date-time': ['2026-03-10T15:00:00.000Z', '2024-02-29T23:59:59Z', '2026-12-31T23:59:59.999+02:00'],
  date: ['2026-03-10', '2024-02-29', '2026-12-31'],
  time: ['15:00:00Z', '23:59:59Z'],
  duration: ['P1D', 'PT30S'],
  email: ['ada@example.com', 'a.b+c@sub.example.org'],
  'idn-email': ['ada@example.com'],
  hostname: ['example.com', 'a.b.example.org'],
  ipv4: ['192.0.2.1', '0.0.0.0'],
  ipv6: ['2001:db8::1', '::'],
  uri: ['https://example.com/a', 'https://example.com:8443/a?b=c&d=%20#e'],
  iri: ['https://example.com/a'],
  'uri-reference': ['/a', 'https://example.com/a'],
  url: ['https://example.com/a'],
  uuid: ['7f9c24e8-3b1d-4e6f-9a52-0c8d1e2f3a4b', '00000000-0000-0000-0000-000000000000'],
  'json-pointer': ['/a/0', ''],
  regex: ['^a+$'],
  byte: ['YQ==', ''],
  binary: ['a'],
  password: ['correct horse'],
}

/** Texts that are of no format. */
export const unformatted: Record<string, readonly string[]> = {
  'date-time': ['2026-03-10', '2026-13-10T15:00:00Z', '2026-03-10T15:00:00', 'yesterday'],
  date: ['2026-02-30', '10.03.2026', '2026-03-10T15:00:00Z', 'today'],
  time: ['25:00:00Z', 'noon'],
  duration: ['1 day', 'P'],
  email: ['ada', 'ada@', '@example.com'],
  hostname: ['-a-', 'a b'],
  ipv4: ['256.0.0.1', '1.2.3'],
  ipv6: [':::', '1.2.3.4'],
  uri: ['example', '/a', 'https://', 'a b'],
  'uri-reference': ['\\\\a', 'a b'],
  uuid: ['7f9c24e8', 'zf9c24e8-3b1d-4e6f-9a52-0c8d1e2f3a4b'],
}

/** Texts that many a server handles wrongly although they are as good as any. */
export const oddTexts: readonly string[] = [
  'Ada',
  'Zoë 🙂 東京',
  `O'Brien "quoted" \\ back`,
  '<b>&amp;</b>',
  '100% {{sure}} $(now)',
  "'; drop table leads; --",
  'e\u0301\u200d\u202e',
  'line\nbreak\ttab',
  '  spaces  ',
  'null',
  '0',
  '-1',
  'true',
]

/** Pieces of text that are often handled wrongly, for texts that are made of them. */
export const oddUnits: readonly string[] = [
  '🙂',
  'é',
  'ß',
  '東',
  "'",
  '"',
  '\\',
  '<',
  '&',
  '%',
  '{{',
  '}}',
  '$(',
  '\n',
  '\u202e',
  '\u200d',
  '; --',
]

/** A text of so many characters, as JSON Schema counts them. */
export const ofLength = (length: number): string =>
  'abcdefghij '
    .repeat(Math.ceil(length / 11))
    .slice(0, length)
    .replace(/ $/, 'k')

export const lengthOf = (text: string): number => [...text].length
