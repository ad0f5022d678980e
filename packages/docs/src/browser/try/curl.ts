import type { Call, CallBody, FormPart } from './call.ts'

/** The same call for a shell, with the key in the variable that the samples use. */
export function curl({ method, url, headers, body }: Call, hasKey: boolean): string {
  return [
    `curl --request ${method}`,
    `--url ${quoted(url)}`,
    // In double quotes, so that it expands.
    ...(hasKey ? ['--header "Authorization: Bearer $ROCKETLEAD_API_KEY"'] : []),
    ...headers.map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
    ...(body ? written(body) : []),
  ].join(' \\\n  ')
}

function written(body: CallBody): string[] {
  if ('parts' in body) return body.parts.map(part)
  return [`--header ${quoted(`Content-Type: ${body.type}`)}`, `--data-raw ${quoted(body.text)}`]
}

function part(given: FormPart): string {
  if ('file' in given) return `--form ${quoted(`${given.name}=@${inForm(given.file.name)};type=${given.type}`)}`
  const { name, text, type } = given
  return type
    ? `--form ${quoted(`${name}=${inForm(text)};type=${type}`)}`
    : `--form-string ${quoted(`${name}=${text}`)}`
}

/** A value of `--form`, which would end at a semicolon. */
const inForm = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

/** One word for a shell, whatever it holds. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
