// What parsers have against samples, for the tests beside this file.
import { parser as go } from '@lezer/go'
import { parser as java } from '@lezer/java'
import { parser as python } from '@lezer/python'
import { faultsOf } from '../client/example.ts'

/** The faults of a sample by its language, of those languages that can be parsed here. */
export const faultsIn: Record<string, (source: string) => string[]> = {
  JavaScript: faultsOf,
  TypeScript: faultsOf,
  Java: (source) => unparsed(java, asMethod(source)),
  Python: (source) => unparsed(python, source),
  Go: (source) => unparsed(go, source),
}

/** The places that a grammar of Lezer has no rule for. */
function unparsed(parser: typeof go, source: string): string[] {
  const faults: string[] = []
  parser.parse(source).iterate({
    enter: ({ type, from }) => {
      if (type.isError) faults.push(source.slice(from, from + 40))
    },
  })
  return faults
}

/** Statements of Java stand in a method; what they import stands before its class. */
function asMethod(source: string): string {
  const [imports = '', statements = ''] = source.split(/(?<=^import .*\n)\n/m)
  return `${imports}class Sample {\nvoid run() throws Exception {\n${statements}\n}\n}\n`
}
