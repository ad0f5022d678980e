// What only uploads need, apart from the rest so that it is loaded with the first of them.
export { serializedForm } from './form.ts'
export { fetchWithProgress } from './progress.ts'
