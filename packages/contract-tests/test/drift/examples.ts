import { readFileSync } from 'node:fs'
import { isObject, type JsonObject } from '../../src/drift/json.ts'

/** An exchange for each documented answer, made of the examples of a bundled description. */
export function exchangesOf(document: JsonObject): object[] {
  const at = (value: unknown): JsonObject => {
    if (!isObject(value)) return {}
    if (typeof value.$ref !== 'string') return value
    let found: unknown = document
    for (const key of value.$ref.split('/').slice(1))
      found = isObject(found) ? found[key.replaceAll('~1', '/')] : undefined
    return at(found)
  }
  const mediaOf = (content: unknown): [string, JsonObject] => {
    const [type = '', media = {}] = Object.entries(at(content))[0] ?? []
    return [type, at(media)]
  }
  const first = (examples: unknown): unknown => at(Object.values(at(examples))[0]).value

  return Object.entries(at(document.paths)).flatMap(([path, item]) =>
    Object.entries(at(item)).flatMap(([method, operation]) => {
      const parameters = [at(item).parameters, at(operation).parameters].flat().map(at)
      const [requestType, requestMedia] = mediaOf(at(at(operation).requestBody).content)
      const url = path.replace(/\{(\w+)\}/g, (_, name) => {
        const schema = at(parameters.find((parameter) => parameter.name === name)?.schema)
        return encodeURIComponent(String(Array.isArray(schema.examples) ? schema.examples[0] : 'x'))
      })
      return Object.entries(at(at(operation).responses)).flatMap(([status, reference]) => {
        const response = at(reference)
        const [type, media] = mediaOf(response.content)
        const headers = Object.entries(at(response.headers)).map(([name, header]) => {
          const { examples } = at(at(header).schema)
          return { name, value: String(Array.isArray(examples) ? examples[0] : '') }
        })
        const text = type === '' ? {} : { text: JSON.stringify(first(media.examples)) }
        const isJson = requestType === 'application/json'
        return {
          request: {
            method,
            url: `https://api.test${url}`,
            headers: isJson ? [{ name: 'Content-Type', value: requestType }] : [],
            ...(isJson
              ? { postData: { mimeType: requestType, text: JSON.stringify(first(requestMedia.examples)) } }
              : {}),
          },
          response: {
            status: Number(status),
            headers: [...headers, { name: 'Content-Type', value: type }],
            content: { mimeType: type, ...text },
          },
        }
      })
    }),
  )
}

/** The bundled description of the Rocketlead API. */
export const bundle: JsonObject = JSON.parse(
  readFileSync(new URL(import.meta.resolve('@rocketlead/openapi/openapi.json')), 'utf8'),
)
