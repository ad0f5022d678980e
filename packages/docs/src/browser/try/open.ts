import type { ConsoleData, Server } from '../../try/console-data.ts'
import { el } from '../el.ts'
import { root } from '../root.ts'
import css from './console.css?inline'
import { createConsole } from './console.ts'

let made: Promise<HTMLDialogElement> | undefined

/** Opens the console of the page's operation; what was put in is there again when it is opened once more. */
export async function openConsole(operation: string): Promise<void> {
  made ??= make(operation)
  const dialog = await made.catch((error: unknown) => {
    made = undefined
    throw error
  })
  if (!dialog.open) dialog.showModal()
}

async function make(operation: string): Promise<HTMLDialogElement> {
  const [data, servers] = await Promise.all([
    read<ConsoleData>(`try/${operation}.json`),
    read<Server[]>('servers.json'),
  ])
  const dialog = createConsole(data, servers)
  document.head.append(el('style', {}, css))
  document.body.append(dialog)
  return dialog
}

/** Reads a file that was made with the site. */
async function read<Content>(path: string): Promise<Content> {
  const response = await fetch(new URL(path, root))
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}.`)
  return response.json()
}
