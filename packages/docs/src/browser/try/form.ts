import type { FormPart } from './call.ts'

/**
 * A form as it goes over the wire. `FormData` would give each part that has a content type a file name, too, and what
 * has a file name is a file.
 */
export function formBody(parts: FormPart[]): Blob {
  const boundary = `rocketlead-${[...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16)).join('')}`
  const chunks = parts.flatMap((part) => [
    `--${boundary}\r\n${head(part)}\r\n`,
    'file' in part ? part.file : part.text,
    '\r\n',
  ])
  return new Blob([...chunks, `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` })
}

function head(part: FormPart): string {
  const file = 'file' in part ? `; filename="${escaped(part.file.name)}"` : ''
  return `Content-Disposition: form-data; name="${escaped(part.name)}"${file}\r\n${part.type ? `Content-Type: ${part.type}\r\n` : ''}`
}

/** As browsers write names. */
const escaped = (name: string): string => name.replace(/[\r\n"]/g, (sign) => encodeURIComponent(sign))
