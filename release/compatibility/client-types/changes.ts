import ts from 'typescript'
import { type Change, covers } from '../bump.ts'
import type { Declaration, Surface } from './declarations.ts'
import type { Difference } from './differences.ts'

/** A difference of a declaration. */
export interface Told {
  declaration: Declaration
  difference: Difference
}

/** Changes as they are listed: each once, by its highest rating, with the names that users know. */
export function changesOf(all: readonly Told[], old: Surface): Change[] {
  const sections = sectionsOf(old)
  const changes = all.map((each) => changeOf(each, sections))
  const byId = new Map<string, Change>()
  for (const change of changes) if (!covers(byId.get(change.id)?.bump, change.bump)) byId.set(change.id, change)
  return [...byId.values()]
}

function changeOf({ declaration, difference }: Told, sections: Map<string, string>): Change {
  const { kind, what, bump } = difference
  const { subject, path } = placeOf(declaration, difference.path, sections)
  const from = declaration.entry === 'index' ? 'client' : `client/${declaration.entry}`
  return {
    of: 'client types',
    subject,
    id: `${from}: ${subject}${path} ${kind}`,
    what: path === '' ? what : `${described(path)} ${what}`,
    bump,
    judges: ['TypeScript'],
  }
}

/** Methods of a section are known by how they are called, `leads.update`; everything else by its exported name. */
function placeOf({ entry, name }: Declaration, path: string, sections: Map<string, string>) {
  const section = entry === 'index' ? sections.get(name) : undefined
  const method = /^\.(\w+)/.exec(path)?.[1]
  if (section === undefined || method === undefined) return { subject: name, path }
  return { subject: `${section}.${method}`, path: path.slice(method.length + 1) }
}

/** A path in words: `(body)` is a parameter, `()` what a function gives. */
function described(path: string): string {
  if (path === '()') return 'what it gives'
  const parameter = /^\((\w+)\)$/.exec(path)?.[1]
  return parameter ? `its parameter \`${parameter}\`` : `\`${path.replace(/^\./, '')}\``
}

/** The sections by the names of their interfaces, as the client has them: `Leads` is `leads`. */
function sectionsOf(surface: Surface): Map<string, string> {
  const sections = new Map<string, string>()
  for (const node of surface.get('index')?.get('Sections')?.nodes ?? [])
    if (ts.isInterfaceDeclaration(node))
      for (const member of node.members)
        if (ts.isPropertySignature(member) && member.type && ts.isTypeReferenceNode(member.type))
          sections.set(member.type.getText(), member.name.getText())
  return sections
}
