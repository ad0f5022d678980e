import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)

/** Whether a value is as a schema says, by a validator that has nothing to do with what is tested. */
export const fits = (schema: object, value: unknown): boolean => ajv.validate(schema, value)
