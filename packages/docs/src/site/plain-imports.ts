/**
 * Vite wraps what is imported on demand into a loader of its styles and of what it imports in turn. Ours brings its styles
 * along, and the rest the browser finds by itself, so that an import is enough: the wrapper is 0.9 kB of every first visit.
 */
export function plainImports() {
  return {
    name: 'plain-imports',
    enforce: 'pre' as const,
    load: (id: string) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : null),
  }
}
