import { describe } from '../../src/description/index.ts'

const id = { type: 'string' }
const made = { 201: { description: 'Made.' } }

/** An API with an operation whose example names three boxes, one of them twice. */
export const boxes = await describe(
  {
    openapi: '3.1.0',
    info: { title: 'Boxes', version: '1' },
    paths: {
      '/boxes': { post: { operationId: 'addBox', responses: made } },
      '/boxes/{boxId}/pour': {
        post: {
          operationId: 'pour',
          parameters: [{ in: 'path', name: 'boxId', required: true, schema: { ...id, examples: ['box_a'] } }],
          requestBody: {
            content: {
              'application/json': {
                schema: { type: 'object', properties: { intoBoxId: id, boxIds: { type: 'array', items: id } } },
                example: { intoBoxId: 'box_b', boxIds: ['box_a', 'box_c'], drops: 3 },
              },
            },
          },
          responses: made,
        },
      },
    },
  },
  'boxes',
)

/** Makes a box of each request. */
export function boxesFetch() {
  let count = 0
  return async () => Response.json({ id: `box_${++count}` }, { status: 201 })
}
