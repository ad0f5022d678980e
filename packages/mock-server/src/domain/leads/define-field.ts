import { type Fault, Problem, type ProblemCode } from '../problem.ts'
import type { CustomField, Schemas } from '../records.ts'
import { valueFault } from './custom-fields.ts'
import { details } from './lead.ts'

/** What leads have from the beginning. */
const builtIn: readonly string[] = [
  'id',
  'phone',
  ...details,
  'status',
  'tags',
  'customFields',
  'whatsappStatus',
  'optedOut',
  'leadListIds',
  'campaignIds',
  'conversationId',
  'source',
  'lastContactedAt',
  'lastRepliedAt',
  'createdAt',
  'updatedAt',
] satisfies (keyof Schemas['Lead'])[]

/**
 * Defines a field that no lead has a value of yet.
 *
 * @throws Problem `key_taken`, or `custom_field_definition_invalid` that names every fault
 */
export function defineField(
  id: string,
  input: Schemas['CustomFieldCreate'],
  owner: CustomField | undefined,
  now: Date,
): CustomField {
  const { key, label, type, options = [], defaultValue = null, description = null } = input
  if (builtIn.includes(key))
    throw invalid('key_taken', `The key ${key} is the name of a built-in field. Choose another key.`, [
      { pointer: '/key', code: 'key_taken', message: 'is the name of a built-in field' },
    ])
  if (owner)
    throw invalid('key_taken', `A custom field with the key ${key} exists already. Choose another key.`, [
      { pointer: '/key', code: 'key_taken', message: `is taken by ${owner.id}` },
    ])
  const errors = faultsOf(input)
  if (errors.length > 0) throw invalid('custom_field_definition_invalid', sentenceOf(input, errors), errors)
  return {
    id,
    key,
    label,
    type,
    options,
    defaultValue,
    description,
    leadCount: 0,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  }
}

function faultsOf({ type, options, defaultValue = null }: Schemas['CustomFieldCreate']): Fault[] {
  const fault = (pointer: string, message: string): Fault => ({
    pointer,
    code: 'custom_field_definition_invalid',
    message,
  })
  const isSelect = type === 'select'
  const wrong =
    defaultValue === null || (isSelect && !options)
      ? undefined
      : valueFault({ type, options: options ?? [] }, defaultValue)
  return [
    ...(isSelect && !options ? [fault('/options', 'is required for the type select')] : []),
    ...(!isSelect && options ? [fault('/options', `is refused for the type ${type}`)] : []),
    ...(wrong ? [fault('/defaultValue', wrong)] : []),
  ]
}

function sentenceOf({ type }: Schemas['CustomFieldCreate'], [first]: Fault[]): string {
  if (first?.message.startsWith('is required')) return 'A field of the type select needs options. Give at least one.'
  if (first?.pointer === '/options') return `A field of the type ${type} takes no options. Leave them out.`
  return `The default value ${first?.message}. Send one of the type ${type}, or none.`
}

const invalid = (code: ProblemCode, detail: string, errors: Fault[]): Problem => new Problem(code, detail, { errors })
