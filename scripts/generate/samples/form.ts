import { type Document, follow, type MediaType, type Schema } from '../document.ts'

/** A part of a form: a file of this name and content type, or a value. */
export type FormPart = { name: string; file: string; type: string } | { name: string; value: unknown }

/** What a media type says of the parts of its form, which only the samples read. */
interface FormType extends MediaType {
  encoding?: Record<string, { contentType?: string }>
}

/** What files of a content type are called in the samples. */
const fileNames: Record<string, string> = {
  'application/pdf': 'price-list.pdf',
  'image/jpeg': 'photo.jpg',
  'text/csv': 'leads.csv',
}

/** The parts of an example, or else those that the schema has an example of; a file is named after its content type. */
export function formParts(document: Document, media: FormType, example: unknown): FormPart[] {
  const { properties = {} } = follow<Schema>(document, media.schema)
  const given = example as Record<string, unknown> | undefined
  return Object.entries(properties).flatMap(([name, property]): FormPart[] => {
    const schema = follow<Schema>(document, property)
    if (schema.format === 'binary') return [filePart(name, media)]
    const value = given ? given[name] : schema.examples?.[0]
    return value === undefined ? [] : [{ name, value }]
  })
}

function filePart(name: string, { encoding = {} }: FormType): FormPart {
  const type = encoding[name]?.contentType?.split(',')[0]?.trim() ?? ''
  const file = fileNames[type]
  if (!file) throw new Error(`There is no file name for samples of ${type || 'a part without a content type'}.`)
  return { name, file, type }
}

/** Whether a part is a file. */
export const isFile = (part: FormPart): part is Extract<FormPart, { file: string }> => 'file' in part

/** A value as the text of its part. */
export const partText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
