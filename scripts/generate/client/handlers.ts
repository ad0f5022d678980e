import type { Document, OperationView } from '../document.ts'
import { pascal } from '../names.ts'
import { signature } from './signature.ts'

/** The handlers for Mock Service Worker as a type: by section and method what an answer is given and may be. */
export function handlers(document: Document, operations: OperationView[]): string {
  const sections = [...Map.groupBy(operations, ({ slug }) => slug)]
  const members = sections.map(([, views]) => {
    const lines = views.map((view) => `    ${view.name}: ${callType(document, view)}\n`)
    return `  ${views[0]?.section}: HandlersOf<'${views[0]?.section}', {\n${lines.join('')}  }>\n`
  })
  return [
    "import type { Handled, HandledQuery, HandlersOf } from '../src/msw/handler-for.ts'\n",
    ...sections.map(([slug, [view]]) => `import type { ${pascal(view?.section ?? '')} } from './sections/${slug}.ts'\n`),
    `\n/** A maker of handlers for each operation. */\nexport interface SectionHandlers {\n${members.join('')}}\n`,
  ].join('')
}

function callType(document: Document, view: OperationView): string {
  const { path, takes } = signature(document, view)
  const method = `${pascal(view.section)}['${view.name}']`
  const names = path.map(({ name }) => `'${name}'`).join(', ')
  return `${takes === 'query' ? 'HandledQuery' : 'Handled'}<${names ? `${method}, [${names}]` : method}>`
}
