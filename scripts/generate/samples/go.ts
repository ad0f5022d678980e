import { type FormPart, isFile, partText } from './form.ts'
import { inJson, literal } from './literal.ts'
import type { SampleBody, SampleRequest } from './request.ts'
import { bodyMark, keyMark, type Mend, mended, snippet } from './snippet.ts'

export function go(request: SampleRequest): string {
  const { body } = request
  const code = snippet(request, { target: 'go', client: 'native', namesType: true, options: { checkErrors: true } })
  return mended(
    code,
    [`"fmt"\n${body ? '\t"strings"\n' : ''}\t"net/http"\n\t"io"`, packages(body).join('\n\t')],
    [`"Bearer ${keyMark}"`, '"Bearer "+os.Getenv("ROCKETLEAD_API_KEY")'],
    // The lines that belong together, as gofmt leaves them.
    ['main() {\n\n', 'main() {\n'],
    [`${body ? 'payload' : 'nil'})\n\n`, `${body ? 'payload' : 'nil'})\n`],
    ['\n\n\tdefer res.Body.Close()\n', '\n\tdefer res.Body.Close()\n\n'],
    ['fmt.Println(string(body))\n\n}', 'fmt.Println(res.Status, string(body))\n}'],
    ...(body ? bodyMends(body) : []),
  )
}

/** What is imported, in the order of gofmt. */
function packages(body: SampleBody | undefined): string[] {
  const common = ['fmt', 'io', 'net/http', 'os']
  const own = { json: ['strings'], form: ['bytes', 'mime/multipart', 'net/textproto'] }
  return [...common, ...(body ? own[body.kind] : [])].sort().map((name) => `"${name}"`)
}

function bodyMends(body: SampleBody): Mend[] {
  const payload = `\tpayload := strings.NewReader(${JSON.stringify(JSON.stringify(bodyMark))})\n`
  if (body.kind === 'json') {
    const text = literal(body.value, inJson, { taken: '\tpayload := strings.NewReader(``)'.length })
    return [[payload, `\tpayload := strings.NewReader(${rawText(text)})\n`]]
  }
  const authorization = 'os.Getenv("ROCKETLEAD_API_KEY"))\n'
  return [
    [payload, form(body.parts)],
    [authorization, `${authorization}\treq.Header.Add("Content-Type", form.FormDataContentType())\n`],
  ]
}

const rawText = (text: string): string => (text.includes('`') ? JSON.stringify(text) : `\`${text}\``)

const form = (parts: FormPart[]): string =>
  `\tpayload := &bytes.Buffer{}\n\tform := multipart.NewWriter(payload)\n${parts.map(written).join('')}\tform.Close()\n`

function written(part: FormPart): string {
  if (!isFile(part)) return `\tform.WriteField("${part.name}", ${JSON.stringify(partText(part.value))})\n`
  return `
	${part.name}, err := os.ReadFile("${part.file}")
	if err != nil {
		panic(err)
	}
	part, err := form.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {\`form-data; name="${part.name}"; filename="${part.file}"\`},
		"Content-Type":        {"${part.type}"},
	})
	if err != nil {
		panic(err)
	}
	part.Write(${part.name})
`
}
