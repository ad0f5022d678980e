/** Why the server could not start, and what to do. */
export function reasonOf(error: unknown, port: number, host: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Choose another with --port, or 0 for any free one.`
  if (code === 'EACCES') return `Port ${port} may not be used by this user. Choose one above 1023 with --port.`
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' || code === 'EAI_AGAIN')
    return `This machine has no address "${host}". Leave --host out for 127.0.0.1, or use 0.0.0.0 for all addresses.`
  return error instanceof Error ? error.message : String(error)
}
