import { isFile } from './form.ts'
import { inJson, literal } from './literal.ts'
import type { SampleBody, SampleRequest } from './request.ts'
import { bodyMark, keyMark, type Mend, mended, snippet } from './snippet.ts'

export function shell(request: SampleRequest): string {
  const code = snippet(request, { target: 'shell', client: 'curl', namesType: true, writesForms: true })
  return mended(
    code,
    // In double quotes, so that it expands.
    [`'Authorization: Bearer ${keyMark}'`, '"Authorization: Bearer $ROCKETLEAD_API_KEY"'],
    ...(request.body ? bodyMends(request.body) : []),
  )
}

function bodyMends(body: SampleBody): Mend[] {
  if (body.kind === 'form') {
    const files = body.parts.filter(isFile).map(({ file }): Mend => [`'@${file}'`, `@${file}`])
    // curl says so itself, with the boundary.
    return [["  --header 'content-type: multipart/form-data' \\\n", ''], ...files]
  }
  const text = literal(body.value, inJson, { taken: `  --data ''`.length })
  return [[`--data '"${bodyMark}"'`, `--data '${text.replaceAll("'", "'\\''")}'`]]
}
