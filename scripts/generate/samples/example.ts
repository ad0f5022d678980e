// A request for the tests beside this file, whose texts hold what languages quote in their own ways.
import type { SampleRequest } from './request.ts'

export const awkward = `It's a "café"; \`echo $HOME\` \\n \${key} \\(key) {{firstName|there}} ✓\n\t100 % 'quoted' """ #"`

export const awkwardRequest: SampleRequest = {
  method: 'POST',
  baseUrl: 'http://localhost:4010',
  url: 'http://localhost:4010/contacts/%2B12025550142',
  path: ['+12025550142'],
  query: {},
  body: { kind: 'json', value: { text: awkward, "key's": [awkward, null, true, 1.5, {}, []] } },
  isAnswered: true,
}
