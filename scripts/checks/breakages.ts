/** One edit of the description that a rule has to notice: a value to put at a place of a file, or none to take away. */
export interface Breakage {
  rule: string
  breaks: string
  file: string
  at: (string | number)[]
  to?: unknown
}

const paths = (slug: string) => ({ file: `paths/${slug}.yaml` })
const schemas = (slug: string) => ({ file: `schemas/${slug}.yaml` })
const root = { file: 'openapi.yaml' }

const settings = { $ref: 'paths/settings.yaml#/settings' }
const text = { type: 'string', minLength: 1, description: 'Text.', examples: ['text'] }
const bodyOf = (method: string) => ['settings', method, 'responses', '200', 'content'] as const
const transactions = ['transactions', 'get'] as const
const transitions = {
  rule: 'rocketlead/transitions-are-whole',
  ...schemas('warmup'),
  at: ['WarmupProfile', 'x-transitions'],
}
const begins = ['standard', 'conservative', 'aggressive'].map((to) => ({ to, when: 'It is asked for.' }))

/** Each rule that redocly.yaml turns on by hand is broken here at least once. */
export const breakages: Breakage[] = [
  {
    rule: 'array-parameter-serialization',
    breaks: 'an array in the query without a style',
    ...paths('credits'),
    at: [...transactions, 'parameters', 0, 'style'],
  },
  {
    rule: 'component-name-unique',
    breaks: 'a schema named like one of another file',
    ...root,
    at: ['components', 'schemas'],
    to: { CreditBalance: text },
  },
  {
    rule: 'no-invalid-media-type-examples',
    breaks: 'an example with a property that its schema does not name',
    file: 'examples/settings.yaml',
    at: ['settings', 'value', 'colour'],
    to: 'green',
  },
  {
    rule: 'no-path-trailing-slash',
    breaks: 'a path with a slash at its end',
    ...root,
    at: ['paths'],
    to: { '/api/v1/settings/': settings },
  },
  {
    rule: 'no-unused-components',
    breaks: 'a schema that nothing uses',
    ...root,
    at: ['components', 'schemas'],
    to: { Unused: text },
  },
  {
    rule: 'operation-4xx-problem-details-rfc7807',
    breaks: 'an error without a problem',
    ...paths('settings'),
    at: ['settings', 'get', 'responses', '418'],
    to: { description: 'A teapot.', content: { 'application/json': { schema: text } } },
  },
  {
    rule: 'operation-description',
    breaks: 'an operation without a description',
    ...paths('settings'),
    at: ['settings', 'get', 'description'],
  },
  {
    rule: 'operation-singular-tag',
    breaks: 'an operation of two sections',
    ...paths('settings'),
    at: ['settings', 'get', 'tags'],
    to: ['Settings', 'Credits'],
  },
  {
    rule: 'operation-tag-defined',
    breaks: 'an operation of a section that does not exist',
    ...paths('settings'),
    at: ['settings', 'get', 'tags'],
    to: ['Preferences'],
  },
  {
    rule: 'parameter-description',
    breaks: 'a parameter without a description',
    ...paths('credits'),
    at: [...transactions, 'parameters', 1, 'description'],
  },
  {
    rule: 'path-params-defined',
    breaks: 'a path whose parameter is not described',
    ...paths('warmup'),
    at: ['pause', 'parameters'],
  },
  {
    rule: 'path-segment-plural',
    breaks: 'a path segment in the singular',
    ...root,
    at: ['paths'],
    to: { '/api/v1/setting': settings },
  },
  {
    rule: 'paths-kebab-case',
    breaks: 'a path in snake_case',
    ...root,
    at: ['paths'],
    to: { '/api/v1/workspace_settings': settings },
  },
  {
    rule: 'request-mime-type',
    breaks: 'a body of plain text',
    ...paths('settings'),
    at: ['settings', 'patch', 'requestBody', 'content', 'text/plain'],
    to: { schema: text },
  },
  {
    rule: 'required-string-property-missing-min-length',
    breaks: 'a required text that may be empty',
    ...schemas('settings'),
    at: ['WorkspaceSettings', 'properties', 'name', 'minLength'],
  },
  {
    rule: 'response-contains-header',
    breaks: 'an operation that nothing is woven into',
    ...paths('settings'),
    at: ['settings', 'get', 'x-problems'],
  },
  {
    rule: 'response-mime-type',
    breaks: 'an answer in HTML',
    ...paths('settings'),
    at: [...bodyOf('get'), 'text/html'],
    to: { schema: text },
  },
  {
    rule: 'scalar-property-missing-example',
    breaks: 'a property without an example',
    ...schemas('settings'),
    at: ['WorkspaceSettings', 'properties', 'name', 'examples'],
  },
  {
    rule: 'spec-strict-refs',
    breaks: 'a reference where OpenAPI allows none',
    ...root,
    at: ['tags', 0],
    to: { $ref: 'shared/page.yaml#/Pagination' },
  },
  {
    rule: 'rule/errors-everywhere',
    breaks: 'an operation that nothing is woven into',
    ...paths('settings'),
    at: ['settings', 'get', 'x-problems'],
  },
  {
    rule: 'rule/servers-claim-nothing',
    breaks: 'a host that nobody documents',
    ...root,
    at: ['servers', 1, 'url'],
    to: 'https://api.example.org',
  },
  {
    rule: 'rocketlead/weave',
    breaks: 'a problem code that stands in no table',
    ...paths('settings'),
    at: ['settings', 'get', 'x-problems', 'too_colourful'],
    to: 'The settings are too colourful.',
  },
  {
    rule: 'rocketlead/operation-id-is-section-and-method',
    breaks: 'an operationId of another section',
    ...paths('settings'),
    at: ['settings', 'get', 'operationId'],
    to: 'preferences.get',
  },
  {
    rule: 'rocketlead/provenance',
    breaks: 'an operation that does not say how much of it is documented',
    ...paths('settings'),
    at: ['settings', 'get', 'x-provenance'],
  },
  {
    rule: 'rocketlead/provenance',
    breaks: 'a documented operation without its source',
    ...paths('settings'),
    at: ['settings', 'get', 'x-provenance'],
    to: 'documented',
  },
  {
    rule: 'rocketlead/id-needs-not-found',
    breaks: 'an operation on an id that does not answer 404',
    ...paths('warmup'),
    at: ['resume', 'post', 'x-problems'],
  },
  {
    rule: 'rocketlead/page-shape',
    breaks: 'a list that answers no page',
    ...schemas('credits'),
    at: ['CreditTransactionPage', 'properties', 'pagination'],
  },
  {
    rule: 'rocketlead/page-shape',
    breaks: 'a page whose data is no array',
    ...schemas('credits'),
    at: ['CreditTransactionPage', 'properties', 'data'],
    to: text,
  },
  {
    rule: 'rocketlead/page-shape',
    breaks: 'a page of a list that takes no cursor',
    ...paths('credits'),
    at: [...transactions, 'parameters'],
    to: [{ $ref: '../shared/parameters.yaml#/Limit' }],
  },
  {
    rule: 'rocketlead/media-type-needs-examples',
    breaks: 'a body without an example',
    ...paths('settings'),
    at: [...bodyOf('get'), 'application/json', 'examples'],
  },
  {
    rule: 'rocketlead/schema-needs-description',
    breaks: 'a schema that does not say what it is',
    ...schemas('settings'),
    at: ['WorkspaceSettings', 'properties', 'name', 'description'],
  },
  {
    rule: 'rocketlead/names-are-camel-case',
    breaks: 'a property in snake_case',
    ...schemas('settings'),
    at: ['WorkspaceSettings', 'properties', 'time_zone'],
    to: text,
  },
  {
    rule: 'rocketlead/names-are-camel-case',
    breaks: 'a parameter in snake_case',
    ...paths('credits'),
    at: [...transactions, 'parameters', 1, 'name'],
    to: 'source_type',
  },
  {
    rule: 'rocketlead/request-bodies-are-strict',
    breaks: 'a body that takes any property',
    ...schemas('warmup'),
    at: ['WarmupPause', 'additionalProperties'],
  },
  {
    rule: 'rocketlead/request-bodies-are-strict',
    breaks: 'a body with an object in it that takes any property',
    ...schemas('settings'),
    at: ['AgentSettingsUpdate', 'additionalProperties'],
  },
  {
    rule: 'rocketlead/request-bodies-are-strict',
    breaks: 'a PATCH with a default',
    ...schemas('settings'),
    at: ['WorkspaceSettingsUpdate', 'properties', 'stopOnReply', 'default'],
    to: true,
  },
  {
    rule: 'rocketlead/links-lead-somewhere',
    breaks: 'a link to an operation that does not exist',
    ...paths('warmup'),
    at: ['resume', 'post', 'responses', '200', 'links', 'pause', 'operationId'],
    to: 'warmup.stop',
  },
  {
    rule: 'rocketlead/links-lead-somewhere',
    breaks: 'a link that fills a parameter that does not exist',
    ...paths('warmup'),
    at: ['resume', 'post', 'responses', '200', 'links', 'pause', 'parameters'],
    to: { phone: '$response.body#/phone' },
  },
  {
    ...transitions,
    breaks: 'a move to a value that the enum does not have',
    to: [...begins, { from: ['standard'], to: 'reckless', when: 'It is late.' }],
  },
  {
    ...transitions,
    breaks: 'a move by an operation that does not exist',
    to: [...begins, { from: ['standard'], to: 'aggressive', by: ['settings.hasten'] }],
  },
  {
    ...transitions,
    breaks: 'a move that says neither by what nor when',
    to: [...begins, { from: ['standard'], to: 'aggressive' }],
  },
  {
    ...transitions,
    breaks: 'a move that stays where it is',
    to: [...begins, { from: ['standard'], to: 'standard', when: 'It is late.' }],
  },
  {
    ...transitions,
    breaks: 'a move with a property that moves do not have',
    to: [...begins, { from: ['standard'], to: 'aggressive', if: 'It is late.' }],
  },
  {
    ...transitions,
    breaks: 'a move that is there already',
    to: [...begins, { to: 'standard', when: 'It is late.' }],
  },
  {
    ...transitions,
    breaks: 'a value to which no move leads from a beginning',
    to: [...begins.slice(1), { from: ['standard'], to: 'aggressive', when: 'It is late.' }],
  },
]
