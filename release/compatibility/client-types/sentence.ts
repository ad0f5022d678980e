import ts from 'typescript'

/** The reason of a compiler's message: its last line, without the modules that exist for the comparison alone. */
export function shortened(message: string | ts.DiagnosticMessageChain): string {
  const lines = ts.flattenDiagnosticMessageText(message, '\n').split('\n')
  return (lines.at(-1) ?? '').trim().replaceAll(/import\("[^"]*"\)\./g, '')
}
