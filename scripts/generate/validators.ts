// Compiles every request and answer of a bundle to plain functions, ahead of time: nothing is compiled when the server
// starts, and no code is evaluated at run time. Ajv's own standalone output is one module; here each section is a module
// of its own, loaded when first needed, and what several sections use is compiled once into a module that they share.
import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js'
import { _Code, nil } from 'ajv/dist/compile/codegen/code.js'
import { _, type Code, type ValueScopeName } from 'ajv/dist/compile/codegen/index.js'
import addFormats from 'ajv-formats'
import { type Document, follow, type OperationView, refName, type Schema } from './document.ts'

type Source = NonNullable<ValidateFunction['source']>
interface Compiled {
  section: string
  /** `start.params`, `start.body.application/json`, `start.200` */
  name: string
  source: Source
}

/** The text of each module by its name: one a section, and `shared`. */
export function validators(document: Document, operations: OperationView[]): Map<string, string> {
  const requests = new Compiler(document, 'request')
  const responses = new Compiler(document, 'response')
  for (const view of operations) {
    requests.add(view, 'params', paramsSchema(view))
    for (const [type, { schema }] of Object.entries(view.operation.requestBody?.content ?? {}))
      requests.add(view, `body.${type}`, schema)
    for (const [status, response] of Object.entries(view.responses).filter(([status]) => status.startsWith('2'))) {
      const schema = response.content?.['application/json']?.schema
      if (schema) responses.add(view, status, schema)
    }
  }
  const modules = new Map<string, string>()
  for (const compiler of [requests, responses])
    for (const [name, text] of compiler.modules()) modules.set(`${name}.${compiler.kind}`, text)
  return modules
}

/** Path, query and headers as one object, so that one call finds every fault in them. */
function paramsSchema({ parameters }: OperationView): Schema {
  const place = (where: string): Schema => {
    const here = parameters.filter((parameter) => parameter.in === where)
    const key = (name: string) => (where === 'header' ? name.toLowerCase() : name)
    return {
      type: 'object',
      required: here.filter(({ required }) => required).map(({ name }) => key(name)),
      properties: Object.fromEntries(here.map(({ name, schema }) => [key(name), schema])),
      additionalProperties: where === 'header',
    }
  }
  const properties = { path: place('path'), query: place('query'), header: place('header') }
  return { type: 'object', required: Object.keys(properties), properties }
}

class Compiler {
  readonly kind: 'request' | 'response'
  readonly #document: Document
  readonly #ajv: Ajv2020
  readonly #compiled: Compiled[] = []

  constructor(document: Document, kind: 'request' | 'response') {
    this.kind = kind
    this.#document = document
    this.#ajv = new Ajv2020({
      strict: true,
      strictTypes: false,
      strictRequired: false,
      allErrors: kind === 'request', // a caller wants every fault, a bug is found by its first
      useDefaults: kind === 'request',
      discriminator: true,
      inlineRefs: false,
      validateSchema: false,
      code: { source: true, esm: true, lines: false, optimize: 2 },
    })
    addFormats.default(this.#ajv, { mode: kind === 'request' ? 'full' : 'fast' })
    this.#ajv.addFormat('binary', true)
    this.#ajv.opts.code.formats = _`formats`
    for (const [name, schema] of Object.entries(document.components.schemas))
      this.#ajv.addSchema({ $id: name, ...this.#prepare(schema) })
  }

  add({ section, name }: OperationView, part: string, schema: Schema): void {
    const validate = this.#ajv.compile(this.#prepare(schema) as AnySchema)
    if (!validate.source) throw new Error(`Ajv gave no source for ${section}.${name} ${part}.`)
    this.#compiled.push({ section, name: `${name}.${part}`, source: validate.source })
  }

  /** Drops what validation does not need, names components by their own ids, and closes the server's own answers. */
  #prepare(schema: Schema): Schema {
    const { description, examples, discriminator, ...rest } = schema
    const known = Object.entries(rest).filter(([key]) => !key.startsWith('x-'))
    const prepared = known.map(([key, value]): [string, unknown] => {
      if (key === '$ref') return [key, refName(String(value))]
      if (key === 'properties') return [key, mapValues(value as Record<string, Schema>, (each) => this.#prepare(each))]
      if (key === 'items') return [key, { ...this.#scalarType(value as Schema), ...this.#prepare(value as Schema) }]
      if (key === 'additionalProperties' && typeof value === 'object') return [key, this.#prepare(value as Schema)]
      if (key === 'oneOf' || key === 'allOf') return [key, (value as Schema[]).map((each) => this.#prepare(each))]
      return [key, value]
    })
    // Only objects have a property to tell them apart by; Ajv would let anything else through.
    if (discriminator)
      prepared.push(['type', 'object'], ['discriminator', { propertyName: discriminator.propertyName }])
    if (this.kind === 'response' && schema.properties && schema.additionalProperties === undefined)
      prepared.push(['additionalProperties', false])
    return Object.fromEntries(prepared)
  }

  /** The type of a referenced scalar, said beside the reference: without it Ajv looks for duplicates pair by pair. */
  #scalarType({ $ref }: Schema): Schema {
    const { type = '' } = follow<Schema>(this.#document, $ref ? { $ref } : {})
    return ['string', 'integer', 'number', 'boolean'].includes(String(type)) ? { type } : {}
  }

  modules(): Map<string, string> {
    const owner = this.#owners()
    const names = new Set(owner.values())
    return new Map([...names].map((name) => [name, this.#module(name, owner)]))
  }

  /** Which module each function stands in: the section that alone uses it, else `shared`. */
  #owners(): Map<string, string> {
    const owner = new Map<string, string>()
    const visit = (source: Source, section: string): void => {
      const name = source.validateName.str
      const known = owner.get(name)
      if (known === section || known === 'shared') return
      owner.set(name, known ? 'shared' : section)
      for (const used of functionsUsedBy(source)) visit(used, known ? 'shared' : section)
    }
    for (const { section, source } of this.#compiled) visit(source, section)
    return owner
  }

  #module(module: string, owner: Map<string, string>): string {
    const used = {}
    const imports = new Set<string>()
    const done = new Set<string>()
    const write = (source: Source): Code => {
      const name = source.validateName.str
      if (done.has(name)) return nil
      done.add(name)
      const scope = this.#ajv.scope.scopeCode(source.scopeValues as never, used, (value: ValueScopeName) => {
        if (value.prefix !== 'validate') return undefined
        const other = sourceOf(value)
        if (owner.get(other.validateName.str) === module) return write(other)
        imports.add(other.validateName.str)
        return nil
      })
      const evaluated = source.evaluated ? _`${source.validateName}.evaluated = ${source.evaluated};` : nil
      return new _Code(`${scope}\n${source.validateCode}\n${evaluated}\n`)
    }
    const roots = this.#roots(module, owner)
    const code = roots.map((source) => write(source).toString()).join('\n')
    const exported = module === 'shared' ? `export { ${[...done].join(', ')} }` : this.#table(module)
    const importLine = imports.size ? `import { ${[...imports].join(', ')} } from './shared.${this.kind}.js'\n` : ''
    return `${importLine}${preamble(code, this.kind)}${useImports(code)}\n${exported}`
  }

  #roots(module: string, owner: Map<string, string>): Source[] {
    if (module !== 'shared')
      return this.#compiled.filter(({ section }) => section === module).map(({ source }) => source)
    const all = new Map<string, Source>()
    const collect = (source: Source): void => {
      if (all.has(source.validateName.str)) return
      all.set(source.validateName.str, source)
      for (const used of functionsUsedBy(source)) collect(used)
    }
    for (const { source } of this.#compiled) collect(source)
    return [...all].filter(([name]) => owner.get(name) === 'shared').map(([, source]) => source)
  }

  #table(module: string): string {
    const rows = this.#compiled.filter(({ section }) => section === module)
    return `export default {\n${rows.map(({ name, source }) => `  ${JSON.stringify(name)}: ${source.validateName},\n`).join('')}}`
  }
}

function functionsUsedBy(source: Source): Source[] {
  const values = source.scopeValues as Record<string, Set<ValueScopeName>>
  if (values.root || values.wrapper) throw new Error('A schema refers to itself; the generator does not take that yet.')
  return [...(values.validate ?? [])].map(sourceOf)
}

function sourceOf(name: ValueScopeName): Source {
  // Ajv puts functions of its own making under this prefix, each with the source it was made from.
  const validate = name.value?.ref as ValidateFunction
  if (!validate.source) throw new Error(`Ajv gave no source for ${name}.`)
  return validate.source
}

/** Ajv writes `require(...)` for its two helpers; a module imports them. */
function useImports(code: string): string {
  return code.replaceAll(/require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g, '$1')
}

function preamble(code: string, kind: 'request' | 'response'): string {
  const helpers = new Set([...code.matchAll(/require\("ajv\/dist\/runtime\/(\w+)"\)/g)].map(([, helper]) => helper))
  const lines = [...helpers].map(
    (helper) =>
      `import ${helper}Module from 'ajv/dist/runtime/${helper}.js'\nconst ${helper} = ${helper}Module.default ?? ${helper}Module`,
  )
  if (/\bformats\b/.test(code))
    lines.unshift(
      `import { ${kind === 'request' ? 'fullFormats' : 'fastFormats'} as formats } from 'ajv-formats/dist/formats.js'`,
    )
  return lines.map((line) => `${line}\n`).join('')
}

const mapValues = <From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
