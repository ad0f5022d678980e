import { isFile, partText } from './form.ts'
import { inJson, literal } from './literal.ts'
import type { SampleBody, SampleRequest } from './request.ts'
import { bodyMark, keyMark, type Mend, mended, snippet } from './snippet.ts'
import { escaped, textBlock } from './text-block.ts'

/** With OkHttp 4 and 5, as statements; the body is a text block, which Java has from 15 on. */
export function java(request: SampleRequest): string {
  const { method, body } = request
  const code = snippet(request, { target: 'java', client: 'okhttp' })
  const made = mended(
    code,
    [`"Bearer ${keyMark}"`, '"Bearer " + System.getenv("ROCKETLEAD_API_KEY")'],
    ...bodyMends(method, body),
    [
      'Response response = client.newCall(request).execute();',
      'try (Response response = client.newCall(request).execute()) {\n  System.out.println(response.code() + " " + response.body().string());\n}',
    ],
  )
  return `${body?.kind === 'form' ? 'import java.io.File;\n' : ''}import okhttp3.*;\n\n${made}`
}

const create = `RequestBody body = RequestBody.create(mediaType, ${JSON.stringify(JSON.stringify(bodyMark))});`
const mediaType = 'MediaType mediaType = MediaType.parse("application/json");\n'

function bodyMends(method: string, body: SampleBody | undefined): Mend[] {
  // OkHttp refuses null where a method wants a body; a DELETE wants none.
  if (!body && method === 'DELETE') return [['.delete(null)', '.delete()']]
  if (!body) return method === 'GET' ? [] : [['(null)', '(RequestBody.create("", null))']]
  if (body.kind === 'json')
    return [
      [
        create,
        `RequestBody body = RequestBody.create(${textBlock(escaped(literal(body.value, inJson)))}, mediaType);\n`,
      ],
    ]
  const parts = body.parts.map((part) =>
    isFile(part)
      ? `  .addFormDataPart("${part.name}", "${part.file}",\n    RequestBody.create(new File("${part.file}"), MediaType.parse("${part.type}")))\n`
      : `  .addFormDataPart("${part.name}", ${JSON.stringify(partText(part.value))})\n`,
  )
  const form = `RequestBody body = new MultipartBody.Builder()\n  .setType(MultipartBody.FORM)\n${parts.join('')}  .build();\n`
  return [[mediaType + create, form]]
}
