import type ts from 'typescript'
import type { Declaration } from './declarations.ts'
import type { Difference } from './differences.ts'

/** Differences of type parameters that leave the compiler content: what it refuses is told where it refuses. */
export function parameterDifferences(old: Declaration, now: Declaration): Difference[] {
  return now.parameters.flatMap((parameter, index): Difference[] => {
    const before = old.parameters[index]
    const path = `<${parameter.name.text}>`
    if (!before) return [{ path, kind: 'added', what: 'is a new type parameter', bump: 'minor' }]
    const [was, is] = [textOf(before.default), textOf(parameter.default)]
    if (was === is) return []
    if (was === undefined) return [{ path, kind: 'optional', what: 'need not be given', bump: 'minor' }]
    if (is === undefined) return [{ path, kind: 'required', what: 'must be given', bump: 'major' }]
    return [{ path, kind: 'changed', what: `is \`${is}\` by default, was \`${was}\``, bump: 'major' }]
  })
}

const textOf = (node: ts.TypeNode | undefined) => node?.getText().replaceAll(/\s+/g, '')
