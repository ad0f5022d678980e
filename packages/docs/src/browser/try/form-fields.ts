import type { ConsoleMedia, ConsolePart, JsonSchema } from '../../try/console-data.ts'
import { el } from '../el.ts'
import type { BodyFields } from './body-fields.ts'
import type { FormPart } from './call.ts'
import { inputFor } from './control.ts'
import { labelled } from './dom.ts'
import { faultList } from './fault-list.ts'
import { jsonField } from './json-field.ts'
import { at } from './read.ts'
import { createCheck } from './validate.ts'

/** A part of a form, or several of one name. */
interface PartField {
  element: HTMLElement
  parts: () => FormPart[]
  faults: () => string[]
}

/** A body of `multipart/form-data`: an input for each part. */
export function formFields({ parts, schema }: ConsoleMedia): BodyFields {
  const fields = parts.map((part) => fieldFor(part, partSchema(schema, part.name)))
  return {
    element: el('div', {}, ...fields.map(({ element }) => element)),
    body: () => ({ type: 'multipart/form-data', parts: fields.flatMap((field) => field.parts()) }),
    faults: () => fields.flatMap((field) => field.faults()),
  }
}

/** The schema of a part, with the definitions that it may refer to. */
function partSchema({ $defs, ...form }: JsonSchema, name: string): JsonSchema {
  const place = typeof form.$ref === 'string' ? at({ $defs }, form.$ref.slice(2)) : form
  // Each part that there is an input for was read off the properties of this schema.
  return { ...(at(place, `properties/${name}`) as JsonSchema), $defs }
}

function fieldFor(part: ConsolePart, schema: JsonSchema): PartField {
  if (part.kind === 'file') return fileField(part)
  return part.kind === 'json' ? jsonPart(part, schema) : textPart(part, schema)
}

function fileField({ name, type, types, isRequired }: ConsolePart): PartField {
  const input = el('input', { type: 'file', accept: types.join(',') })
  const { element: list, show } = faultList(input)
  const [only = '', ...others] = types
  // Systems know few types by the endings of names, so the only one that is described is the better guess.
  const typeOf = (file: File) => (others.length === 0 && only ? only : file.type || 'application/octet-stream')
  const files = () => [...(input.files ?? [])]
  const isDescribed = (file: File) => types.length === 0 || types.includes(typeOf(file))
  const faultsIn = ([file]: File[]) => {
    if (!file) return isRequired ? [`${name} is missing: choose a file.`] : []
    return isDescribed(file) ? [] : [`${name} is ${typeOf(file)}, which is none of the types that are described.`]
  }
  return {
    element: labelled(name, [type, ...shortened(types)].join(', '), input, { isRequired, below: list }),
    parts: () => files().map((file) => ({ name, file, type: typeOf(file) })),
    faults: () => show(faultsIn(files())),
  }
}

const shortened = (types: string[]): string[] => (types.length > 5 ? [...types.slice(0, 4), 'and others'] : types)

function jsonPart({ name, type, types, isRequired }: ConsolePart, schema: JsonSchema): PartField {
  const { control, list, text, faults } = jsonField({ schema, name, isRequired, rows: 4 })
  const [contentType = 'application/json'] = types
  control.placeholder = '{}'
  return {
    element: labelled(name, `${type}, ${contentType}`, control, { isRequired, below: list }),
    parts: () => (text() === '' ? [] : [{ name, text: text(), type: contentType }]),
    faults,
  }
}

function textPart({ name, type, kind, example, isRequired }: ConsolePart, schema: JsonSchema): PartField {
  const isMany = kind === 'lines'
  const { element: control, read } = inputFor({ kind: isMany ? 'lines' : 'text', values: [], example })
  const { element: list, show } = faultList(control)
  const check = createCheck(schema, name)
  const faultsIn = (values: string[]) => {
    if (values.length === 0) return isRequired ? [`${name} is missing.`] : []
    return check(isMany ? values : values[0])
  }
  return {
    element: labelled(name, isMany ? `${type}, one a line` : type, control, { isRequired, below: list }),
    parts: () => read().map((text) => ({ name, text })),
    faults: () => show(faultsIn(read())),
  }
}
