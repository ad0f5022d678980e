import { isFile } from './form.ts'
import { inJavaScript, literal } from './literal.ts'
import type { SampleBody, SampleRequest } from './request.ts'
import { bodyMark, keyMark, type Mend, mended, snippet } from './snippet.ts'

/** As the library writes it: nothing after the last of several lines. */
const dialect = { ...inJavaScript, trailing: '' } as const

export function javascript(request: SampleRequest): string {
  const { url, body, isAnswered } = request
  const code = snippet(request, { target: 'javascript', client: 'fetch', namesType: true, writesForms: true })
  return mended(
    code,
    [`'Bearer ${keyMark}'`, `\`Bearer \${process.env.ROCKETLEAD_API_KEY}\``],
    ...(body ? bodyMends(body) : []),
    ['const options =', `const url = '${url}';\n\nconst options =`],
    [`fetch('${url}', options)\n`, 'const response = await fetch(url, options);\n'],
    // An answer without content is no JSON, and an error is not to look like a success.
    [
      `  .then(res => res.json())\n  .then(res => console.log(res))\n  .catch(err => console.error(err));`,
      `console.log(response.status${isAnswered ? ', await response.json()' : ''});`,
    ],
  )
}

function bodyMends(body: SampleBody): Mend[] {
  if (body.kind === 'json') {
    const value = literal(body.value, dialect, { indent: '  ', taken: '  body: JSON.stringify()'.length })
    return [[`'${bodyMark}'`, value]]
  }
  const files = body.parts.filter(isFile)
  const parts = files.map(({ name, file, type }): Mend => {
    const blob = `await openAsBlob('${file}', { type: '${type}' })`
    return [`form.append('${name}', '${file}');`, `form.append('${name}', ${blob}, '${file}');`]
  })
  const form = 'const form = new FormData();'
  return files.length > 0 ? [[form, `import { openAsBlob } from 'node:fs';\n\n${form}`], ...parts] : []
}
