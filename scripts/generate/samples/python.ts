import { inPython, literal } from './literal.ts'
import type { SampleRequest } from './request.ts'
import { bodyMark, keyMark, type Mend, mended, snippet } from './snippet.ts'

export function python(request: SampleRequest): string {
  const { body, isAnswered } = request
  const written = snippet(request, { target: 'python', client: 'requests', writesForms: true })
  // Forms are written with spaces in their braces, headers without.
  const code = written.replace(/\{ (.+) \}/g, '{$1}')
  const payload: Mend[] =
    body?.kind === 'json'
      ? [[`payload = "${bodyMark}"\n`, `payload = ${literal(body.value, inPython, { taken: 'payload = '.length })}\n`]]
      : []
  return mended(
    code,
    ['import requests\n', 'import os\n\nimport requests\n'],
    ...payload,
    [`"Bearer ${keyMark}"`, '"Bearer " + os.environ["ROCKETLEAD_API_KEY"]'],
    // An answer without content is no JSON, and an error is not to look like a success.
    ['print(response.text)', `print(response.status_code${isAnswered ? ', response.json()' : ''})`],
  )
}
