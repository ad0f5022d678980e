// What is kept until the tab is closed. Where the browser keeps nothing, it is lost with the page.

/** A key belongs to one origin, so that what is typed for one server is not offered to another. */
export const keyOf = (origin: string): string | undefined => read(`try-key ${origin}`)
export const keepKey = (origin: string, key: string): void => write(`try-key ${origin}`, key)

/** What stands for the `*` of a test key. */
export const drawnKey = (): string | undefined => read('try-drawn')
export const keepDrawnKey = (drawn: string): void => write('try-drawn', drawn)

/** Values of an operation's parameters by their names, such as an id that another operation answered. */
export function valuesOf(operation: string): Record<string, string> {
  const text = read(`try ${operation}`)
  return text === undefined ? {} : JSON.parse(text) // written by the next function alone
}
export const keepValues = (operation: string, values: Record<string, string>): void =>
  write(`try ${operation}`, JSON.stringify({ ...valuesOf(operation), ...values }))

function read(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

function write(name: string, value: string): void {
  try {
    sessionStorage.setItem(name, value)
  } catch {
    // Cookies are blocked.
  }
}
