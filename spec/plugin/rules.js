// The conventions that Redocly's own rules and assertions cannot express. Each rule reports where and what to do.
import { transitionsAreWhole } from './transitions.js'

const methods = ['get', 'put', 'post', 'patch', 'delete']
const camel = (slug) => slug.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())

/** `operationId` is the section's name and a method: `campaigns.start`. */
function operationIdIsSectionAndMethod() {
  let sections = new Map()
  return {
    Root: {
      enter(root) {
        sections = new Map(root.tags?.map((tag) => [tag.name, camel(tag['x-slug'] ?? '')]))
      },
    },
    Operation(operation, { report, location }) {
      const section = sections.get(operation.tags?.[0])
      if (new RegExp(`^${section}\\.[a-z][a-zA-Z]*$`).test(operation.operationId)) return
      report({
        message: `operationId must be "${section}.<method>", the tag's slug in camelCase and a method name.`,
        location: location.child('operationId'),
      })
    },
  }
}

/** Every operation says how much of it is documented; one that claims to be documented names its source. */
function provenance() {
  return {
    Operation(operation, { report, location }) {
      if (!['documented', 'partly', 'inferred'].includes(operation['x-provenance']))
        report({ message: 'x-provenance must be documented, partly or inferred.', location })
      if (operation['x-provenance'] === 'documented' && !operation['x-source'])
        report({ message: 'A documented operation needs x-source, the address that documents it.', location })
    },
  }
}

/** A path with a parameter has operations that answer 404, but for `x-names-new`: the caller chooses the name there. */
function idNeedsNotFound() {
  return {
    PathItem(pathItem, { key, report, location }) {
      if (!String(key).includes('{')) return
      const lacking = methods.filter((method) => pathItem[method] && !pathItem[method].responses?.['404'])
      for (const method of lacking.filter((method) => !pathItem[method]['x-names-new']))
        report({
          message: 'The path has a parameter, so the operation needs a 404.',
          location: location.child([method, 'responses']),
        })
    },
  }
}

/** A list that takes a cursor takes a limit, and answers `{ data, pagination }`; nothing else does. */
function pageShape() {
  let parameters = []
  return {
    PathItem: {
      enter() {
        parameters = []
      },
      Operation: {
        enter() {
          parameters = []
        },
        Parameter(parameter) {
          parameters.push(parameter.name)
        },
        leave(operation, { report, location, resolve }) {
          const reply = operation.responses?.['200']?.content?.['application/json']?.schema
          const properties = reply ? (resolve(reply).node?.properties ?? {}) : {}
          const isPage = properties.data?.type === 'array' && 'pagination' in properties
          const takesPage = parameters.includes('cursor') && parameters.includes('limit')
          if (isPage !== takesPage || ('pagination' in properties && !isPage))
            report({
              message: 'A list takes limit and cursor and answers { data: [], pagination }; anything else has none of them.',
              location,
            })
        },
      },
    },
  }
}

/** JSON bodies have named examples. */
function mediaTypeNeedsExamples() {
  return {
    MediaType(mediaType, { key, report, location }) {
      if (String(key).includes('json') && Object.keys(mediaType.examples ?? {}).length === 0)
        report({ message: 'JSON needs at least one named example.', location })
    },
  }
}

/** Every schema says what it is. */
function schemaNeedsDescription() {
  return {
    Schema(schema, { report, location }) {
      if (schema.$ref || schema.type === 'null') return
      if (!schema.description) report({ message: 'A schema needs a description.', location })
    },
  }
}

/** Properties and query parameters are camelCase. */
function namesAreCamelCase() {
  return {
    SchemaProperties(properties, { report, location }) {
      for (const name of Object.keys(properties).filter((name) => !/^[a-z][a-zA-Z0-9]*$/.test(name)))
        report({ message: `The property "${name}" must be camelCase.`, location: location.child(name) })
    },
    Parameter(parameter, { report, location }) {
      if (parameter.in !== 'header' && !/^[a-z][a-zA-Z0-9]*$/.test(parameter.name))
        report({ message: `The parameter "${parameter.name}" must be camelCase.`, location: location.child('name') })
    },
  }
}

/** Bodies are closed in all their depth (a misspelt property is an error), and PATCH fills in no defaults. */
function requestBodiesAreStrict() {
  let method = ''
  return {
    PathItem: {
      Operation: {
        enter(_, { key }) {
          method = String(key)
        },
        // A visitor of schemas inside a body is called for the outermost ones only, so the others are sought here.
        RequestBody(body, { report, location, resolve }) {
          const seen = new Set()
          const visit = (node, at) => {
            const found = resolve(node, at.source.absoluteRef)
            const [schema, here] = node.$ref ? [found.node, found.location] : [node, at]
            if (!schema || seen.has(schema)) return
            seen.add(schema)
            if (schema.type === 'object' && schema.additionalProperties === undefined)
              report({ message: 'An object in a request says additionalProperties: false.', location: here })
            if (method === 'patch' && 'default' in schema)
              report({ message: 'A PATCH body has no defaults: what is absent stays.', location: here })
            for (const [inner, steps] of schemasIn(schema)) visit(inner, here.child(steps))
          }
          for (const [type, { schema }] of Object.entries(body.content ?? {}))
            if (schema) visit(schema, location.child(['content', type, 'schema']))
        },
      },
    },
  }
}

/** The schemas directly inside a schema, each with the steps that lead to it. */
function schemasIn(schema) {
  const lists = ['oneOf', 'anyOf', 'allOf'].flatMap((key) => (schema[key] ?? []).map((each, index) => [each, [key, index]]))
  const properties = Object.entries(schema.properties ?? {}).map(([name, each]) => [each, ['properties', name]])
  const single = ['items', 'additionalProperties'].filter((key) => typeof schema[key] === 'object')
  return [...lists, ...properties, ...single.map((key) => [schema[key], [key]])]
}

/** Links lead to operations that exist and fill parameters that these have. */
function linksLeadSomewhere() {
  const parametersOf = new Map()
  const links = []
  let shared = []
  return {
    PathItem: {
      enter(pathItem, { resolve }) {
        shared = (pathItem.parameters ?? []).map((parameter) => resolve(parameter).node?.name)
      },
    },
    Operation(operation, { resolve }) {
      const own = (operation.parameters ?? []).map((parameter) => resolve(parameter).node?.name)
      parametersOf.set(operation.operationId, [...shared, ...own])
    },
    Link(link, { location }) {
      links.push({ link, location })
    },
    Root: {
      leave(_, { report }) {
        for (const { link, location } of links) {
          const known = parametersOf.get(link.operationId)
          const unknown = Object.keys(link.parameters ?? {}).filter((name) => known && !known.includes(name))
          if (!known) report({ message: `The link leads to "${link.operationId}", which does not exist.`, location })
          for (const name of unknown)
            report({ message: `"${link.operationId}" has no parameter "${name}".`, location: location.child('parameters') })
        }
      },
    },
  }
}

export const keepConventions = {
  'operation-id-is-section-and-method': operationIdIsSectionAndMethod,
  provenance,
  'id-needs-not-found': idNeedsNotFound,
  'page-shape': pageShape,
  'media-type-needs-examples': mediaTypeNeedsExamples,
  'schema-needs-description': schemaNeedsDescription,
  'names-are-camel-case': namesAreCamelCase,
  'request-bodies-are-strict': requestBodiesAreStrict,
  'links-lead-somewhere': linksLeadSomewhere,
  'transitions-are-whole': transitionsAreWhole,
}
