import { type FormPart, isFile, partText } from './form.ts'
import { inJson, literal } from './literal.ts'
import type { SampleBody, SampleRequest } from './request.ts'
import { bodyMark, keyMark, type Mend, mended, snippet } from './snippet.ts'
import { escaped, textBlock } from './text-block.ts'

export function swift(request: SampleRequest): string {
  const code = snippet(request, { target: 'swift', client: 'urlsession', namesType: true })
  const apiKey = 'let apiKey = ProcessInfo.processInfo.environment["ROCKETLEAD_API_KEY"]!\n'
  return mended(
    code,
    ['import Foundation\n', `import Foundation\n\n${apiKey}`],
    [`"Bearer ${keyMark}"`, '"Bearer \\(apiKey)"'],
    ...(request.body ? bodyMends(request.body) : []),
    // Nobody asked for a limit of its own.
    ['request.timeoutInterval = 10\n', ''],
    ['let (data, _) =', 'let (data, response) ='],
    ['print(String(', 'print((response as! HTTPURLResponse).statusCode, String('],
  )
}

const parameters = `let parameters = "${bodyMark}" as [String : Any?]\n\nlet postData = try JSONSerialization.data(withJSONObject: parameters, options: [])\n`

function bodyMends(body: SampleBody): Mend[] {
  // JSON stays JSON: a dictionary of unlike values would need its types written out.
  if (body.kind === 'json')
    return [[parameters, `let postData = Data(${textBlock(escaped(literal(body.value, inJson)))}.utf8)\n`]]
  const header = '  "Authorization": "Bearer \\(apiKey)"'
  const type = '  "Content-Type": "multipart/form-data; boundary=\\(boundary)"'
  return [
    [parameters, form(body.parts)],
    [`[${header.trim()}]`, `[\n${header},\n${type}\n]`],
  ]
}

const form = (parts: FormPart[]): string =>
  [
    'let boundary = UUID().uuidString\nvar postData = Data()\n',
    ...parts.map(appended),
    `postData.append(Data("--\\(boundary)--\\r\\n".utf8))\n`,
  ].join('')

function appended(part: FormPart): string {
  const disposition = `--\\(boundary)\\r\nContent-Disposition: form-data; name="${part.name}"`
  if (!isFile(part)) {
    const lines = `${disposition}\\r\n\\r\n${escaped(partText(part.value))}\\r\\n`
    return append(`Data(${textBlock(lines)}.utf8)`)
  }
  const head = `${disposition}; filename="${part.file}"\\r\nContent-Type: ${part.type}\\r\n\\r\\n`
  return [
    append(`Data(${textBlock(head)}.utf8)`),
    append(`try Data(contentsOf: URL(fileURLWithPath: "${part.file}"))`),
    append('Data("\\r\\n".utf8)'),
  ].join('')
}

const append = (data: string): string => `postData.append(${data})\n`
