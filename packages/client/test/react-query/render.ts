import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished, vi } from 'vitest'

/** Renders a component that does nothing but use a hook, in a page with a cache of its own. */
export function render<Result>(useIt: () => Result) {
  const results: Result[] = []
  const Component = () => {
    results.push(useIt())
    return null
  }
  const root = createRoot(document.createElement('div'))
  const unmount = () => root.unmount()
  onTestFinished(unmount)
  root.render(createElement(QueryClientProvider, { client: new QueryClient() }, createElement(Component)))
  return {
    unmount,
    /** Gives the last result when it is as wanted. */
    until: (isWanted: (result: Result) => boolean): Promise<Result> =>
      vi.waitUntil(() => {
        const last = results.at(-1)
        return last !== undefined && isWanted(last) && last
      }) as Promise<Result>,
  }
}
