import type { Schema } from '../../src/description/description.ts'
import { addSample, type Dialect, newSamples, schemaOf } from '../../src/drift/infer.ts'

/** The schema that is inferred from these samples. */
export function inferred(values: readonly unknown[], dialect: Dialect = '3.1'): Schema {
  const samples = newSamples('')
  for (const value of values) addSample(samples, value)
  return schemaOf(samples, dialect)
}
