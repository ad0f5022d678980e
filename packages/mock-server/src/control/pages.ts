import { registeredPage } from '../domain/knowledge-base/registered-page.ts'
import { gone, ok } from '../operation.ts'
import { pageId } from '../store/pages.ts'
import type { ControlSection } from './section.ts'

export const pages = {
  list(_, workspace) {
    return workspace.request(({ store }) => ok({ data: store.pages.all() }))
  },

  register({ body }, workspace) {
    return workspace.request(({ store }) => {
      const page = registeredPage(pageId(body.url), body)
      store.pages.save(page)
      return ok(page)
    })
  },

  remove({ path }, workspace) {
    return workspace.request(({ store }) => {
      store.pages.remove(path.pageId)
      return gone
    })
  },

  clear(_, workspace) {
    return workspace.request(({ store }) => {
      store.pages.clear()
      return gone
    })
  },
} satisfies ControlSection<'pages'>
