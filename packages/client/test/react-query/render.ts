import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished, vi } from 'vitest'

// React asks for it, to warn of updates that no test waits for.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

/** Renders a component that does nothing but use a hook, in a page with a cache of its own. */
export async function render<Result>(useIt: () => Result, cache = new QueryClient()) {
  const results: Result[] = []
  const Component = () => {
    results.push(useIt())
    return null
  }
  const root = createRoot(document.createElement('div'))
  const unmount = () => act(async () => root.unmount())
  onTestFinished(unmount)
  await act(async () => root.render(createElement(QueryClientProvider, { client: cache }, createElement(Component))))
  const last = () => results.at(-1) as Result
  return {
    cache,
    last,
    unmount,
    /** Gives the first result that is as wanted. */
    until: (isWanted: (result: Result) => boolean): Promise<Result> =>
      vi.waitFor(async () => {
        await act(async () => {})
        if (!isWanted(last())) throw new Error('The hook has not come to this.')
        return last()
      }),
  }
}
