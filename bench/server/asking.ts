import { authorization } from './calls.ts'

/**
 * The JSON that a server answers to a call.
 *
 * @throws Error when it is no success
 */
export async function ask<Body>(url: string, path: string, body?: object): Promise<Body> {
  const isForm = body instanceof FormData
  const response = await fetch(url + path, {
    headers: { authorization, ...(body && !isForm && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: isForm ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${text.slice(0, 500)}`)
  return JSON.parse(text)
}
