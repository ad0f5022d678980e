import { type Markup, markup } from './markup.ts'

const known = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

export const badge = (method: string): Markup =>
  markup`<b class="badge ${known.includes(method) ? method.toLowerCase() : 'other'}">${method}</b>`
