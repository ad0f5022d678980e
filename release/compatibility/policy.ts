import type { Bump } from './bump.ts'
import type { Finding } from './finding.ts'
import { listOf, textOf } from './normal/json.ts'

export interface Rule {
  /** Which findings: `<judge> <rule>`, and where. */
  of: RegExp
  side?: Finding['side']
  when?: (finding: Finding) => boolean
  bump: Bump
  because: string
}

/**
 * Where the versioning guide says otherwise than a judge, or a judge says nothing. The first that fits counts. What is
 * not here keeps the judge's rating: what breaks is major; whatever else a program can meet, use or rely on is minor; what
 * no program meets is patch.
 */
export const policy: readonly Rule[] = [
  {
    of: /^redocly (enum-values-added|Schema enum)$/,
    side: 'answer',
    when: ({ before, after }) => lost(before, after) && lost(after, before),
    bump: 'major',
    because: 'A value that programs know has another name: they wait for one that does not come any longer.',
  },
  {
    of: /^oasdiff response-(\w+-)*enum-value-removed$/,
    when: ({ status, names }) => /^[45]/.test(status ?? '') && names.includes('code'),
    bump: 'major',
    because: 'What was refused with this code is now refused with another one, or with another status.',
  },
  {
    of: /^(redocly enum-values-added|oasdiff response-(\w+-)*enum-value-added)$/,
    side: 'answer',
    bump: 'minor',
    because: 'A new value in an answer, such as a code of an error, is none that a program may fail on.',
  },
  {
    of: /^redocly schema-constraint-changed$|^oasdiff response-.*-max-(length|items)-(increased|unset)$/,
    side: 'answer',
    when: ({ judge, keyword = '' }) => judge === 'oasdiff' || /^max(Length|Items|Properties)$/.test(keyword),
    bump: 'minor',
    because: 'A text or a list in an answer may become longer.',
  },
  {
    of: /^oasdiff (response|request)-(property|body)-type-changed$/,
    when: ({ side, names }) => {
      const [type, format, newType, newFormat] = names.slice(side === 'answer' ? -5 : -4)
      const [less, lessFormat, more] = side === 'answer' ? [type, format, newType] : [newType, newFormat, type]
      return lessFormat === '' && (less === '' || less === more)
    },
    bump: 'minor',
    because: 'A type or a format came into an answer, or went from a request: more is known of it, or less is asked.',
  },
  {
    of: /^(redocly Schema default|oasdiff request-.*-default-value-(added|changed|removed))$/,
    side: 'request',
    bump: 'major',
    because: 'The same request means something else: what is left out is filled in otherwise.',
  },
  {
    of: /^(redocly Schema default|oasdiff response-.*-default-value-(added|changed|removed))$/,
    side: 'answer',
    bump: 'patch',
    because: 'Nobody fills in anything in an answer.',
  },
  {
    of: /^(redocly Operation tags|oasdiff api-tag-(added|removed))$/,
    bump: 'patch',
    because: 'Tags group the pages of the reference.',
  },
  {
    of: /^oasdiff response-success-status-added$/,
    bump: 'major',
    because: 'A program that knows one success gets another one, without the body that it reads.',
  },
  {
    of: /^(redocly Schema writeOnly|oasdiff response-.*-became-write-only)$/,
    side: 'answer',
    when: ({ judge, after }) => judge === 'oasdiff' || after === true,
    bump: 'major',
    because: 'A property that an answer always had is not in it any longer.',
  },
  {
    of: /^(redocly Schema readOnly|oasdiff request-.*-became-read-only)$/,
    side: 'request',
    when: ({ judge, after }) => judge === 'oasdiff' || after === true,
    bump: 'major',
    because: 'A request with this property was accepted.',
  },
  {
    of: /^redocly Server(List)? added$/,
    when: ({ subject }) => subject !== 'servers',
    bump: 'major',
    because: 'The operation is called at another address.',
  },
  {
    of: /^redocly Encoding contentType$/,
    side: 'request',
    when: ({ before, after }) => lost(`${before}`.split(/, */), `${after}`.split(/, */)),
    bump: 'major',
    because: 'A part of a form that was accepted is refused.',
  },
  {
    of: /^redocly Root openapi$/,
    when: ({ before, after }) => minorVersion(before) !== minorVersion(after),
    bump: 'major',
    because: 'Tools that read the description need a newer version.',
  },
  {
    of: /^redocly Root /,
    bump: 'patch',
    because: 'It concerns no operation.',
  },
  {
    of: /^redocly \w+ \w+$/,
    when: ({ bump }) => bump === 'patch',
    bump: 'minor',
    because: 'Redocly means that it does not break; yet a program can meet it.',
  },
]

/** A finding as our own law rates it. */
export const rated = (finding: Finding): Finding => ({ ...finding, bump: ruleFor(finding)?.bump ?? finding.bump })

/** The rule that decides a finding; undefined where the judge's rating stands. */
export function ruleFor(finding: Finding): Rule | undefined {
  const name = `${finding.judge} ${finding.rule}`
  return policy.find(
    ({ of, side = finding.side, when }) => of.test(name) && side === finding.side && (when?.(finding) ?? true),
  )
}

/** Whether a value of one list is not in the other. */
const lost = (before: unknown, after: unknown): boolean =>
  listOf(before).some((value) => !listOf(after).some((other) => textOf(other) === textOf(value)))

const minorVersion = (version: unknown): string => `${version}`.split('.', 2).join('.')
