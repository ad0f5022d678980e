// By what is seen whose a text is: everything that a key writes bears its mark, and nothing else does.
import { workspaceIdOf } from '../../src/workspace.ts'

export const apiKeyOf = (key: number): string => `rl_test_key_${key}`

export const markOf = (key: number): string => `of-key-${key}-`

/** How often a text bears the mark of a key, and the marks and the workspaces of others that it names. */
export function marksIn(text: string, key: number): { own: number; others: string[] } {
  const own = [markOf(key), workspaceIdOf(apiKeyOf(key))]
  const found = text.match(/of-key-\d+-|wsp_[0-9a-z]{16}/g) ?? []
  return {
    own: found.filter((mark) => mark === own[0]).length,
    others: found.filter((mark) => !own.includes(mark)),
  }
}
