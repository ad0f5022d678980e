import type { ConsoleData, Server } from '../../try/console-data.ts'
import { el } from '../el.ts'
import { bodyFields } from './body-fields.ts'
import { type Call, callOf } from './call.ts'
import { newId } from './dom.ts'
import { valuesOf } from './kept.ts'
import { parameterFields } from './parameter-fields.ts'
import { type Answer, send } from './send.ts'
import { serverFields } from './server-fields.ts'

/** Where a call is put together. */
export interface RequestForm {
  element: HTMLFormElement
  /** What is put in by now, or what is missing. */
  made: () => Request | { problem: string }
  /** What is wrong with the body, in sentences. */
  faults: () => string[]
}

export interface Request {
  call: Call
  key: string
  /** The address of the server that was chosen. */
  server: string
  /** The values in the path. */
  path: Record<string, string[]>
}

export function requestForm(data: ConsoleData, servers: Server[]): RequestForm {
  const server = serverFields(servers)
  const parameters = parameterFields(data.parameters, valuesOf(data.id), ask)
  const body = data.body && bodyFields(data.body)

  async function ask(path: string): Promise<Answer | { problem: string }> {
    const address = server.address()
    if ('problem' in address) return address
    const call: Call = { method: 'GET', url: `${address.url}${path}`, headers: [], body: undefined }
    return send(call, server.key(), address.url, new AbortController().signal)
  }

  function made(): Request | { problem: string } {
    const address = server.address()
    if ('problem' in address) return address
    const values = parameters.values()
    const call = callOf(data, address.url, values, body?.body())
    return 'problem' in call ? call : { call, key: server.key(), server: address.url, path: values.path }
  }

  const fields = [server.element, ...parameters.elements, ...(body ? [body.element] : [])]
  const element = el('form', { id: newId(), novalidate: true }, ...fields)
  return { element, made, faults: () => body?.faults() ?? [] }
}
