import { dirname, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import { parseDocument } from 'yaml'
import { type Change, changed, joined } from './changes.ts'
import { edited, editOf } from './edits.ts'
import type { Proposal } from './propose.ts'
import type { SourceFile } from './sources.ts'

/** The proposed new text of a file. */
export interface Rewritten {
  file: SourceFile
  text: string
}

/**
 * Makes the changes of all proposals in the texts of the files, so that comments and layout stay. What was written is
 * read again: a change that did not become exactly what it should is taken back, and its proposal gets a refusal.
 */
export function rewrite(proposals: readonly Proposal[]): Rewritten[] {
  const files = new Set(proposals.flatMap(({ changes }) => changes.map(({ place }) => place.file)))
  return [...files].flatMap((file) => {
    const text = rewriteFile(
      file,
      proposals.filter(({ changes }) => changes.some(({ place }) => place.file === file)),
    )
    return text === file.text ? [] : [{ file, text }]
  })
}

function rewriteFile(file: SourceFile, proposals: Proposal[]): string {
  const possible = proposals.filter((proposal) => proposal.changes.every(editOf) || refuse(proposal))
  const all = written(file, changesIn(possible))
  if (all !== undefined) return all
  const good: Proposal[] = []
  for (const proposal of possible) {
    if (written(file, changesIn([...good, proposal])) !== undefined) good.push(proposal)
    else refuse(proposal)
  }
  return written(file, changesIn(good)) ?? file.text
}

function refuse(proposal: Proposal): false {
  proposal.changes = []
  proposal.refusal = 'the file is written in a way that leaves no safe place for it'
  return false
}

/** The same change of several findings is made once. */
function changesIn(proposals: readonly Proposal[]): Change[] {
  const once: Change[] = []
  for (const change of proposals.flatMap(({ changes }) => changes)) {
    if (!once.some((other) => isDeepStrictEqual(bare(other), bare(change)) && other.place === change.place))
      once.push(change)
  }
  return joined(once)
}

const bare = ({ place, ...change }: Change) => change

/** A file's text with changes made; undefined when it would not say what it should. */
function written(file: SourceFile, changes: readonly Change[]): string | undefined {
  // Where a map and one in it end at the same spot, what is added to the inner one has to come first in the text.
  const inward = changes.toSorted((a, b) => a.place.path.length - b.place.path.length)
  const edits = inward.map(editOf)
  if (edits.some((edit) => edit === undefined)) return undefined
  const text = edited(
    file.text,
    edits.filter((edit) => edit !== undefined),
  )
  if (text === undefined) return undefined
  const document = parseDocument(text, { merge: true, logLevel: 'silent' })
  const isRight = document.errors.length === 0 && isDeepStrictEqual(document.toJS(), changed(file, changes))
  return isRight ? text : undefined
}

/** A unified diff of the files, with their names relative to a directory, as `git apply` and `patch -p1` take it. */
export function unifiedDiff(files: readonly Rewritten[], directory: string): string {
  return files
    .map(({ file, text }) => {
      const name = relative(directory, file.name).replaceAll('\\', '/')
      return createTwoFilesPatch(`a/${name}`, `b/${name}`, file.text, text, undefined, undefined, {
        context: 3,
        headerOptions: FILE_HEADERS_ONLY,
      })
    })
    .join('')
}

/** The directory that a patch of files is applied in: the given one when they are all in it, else the one they share. */
export function directoryOf(files: readonly SourceFile[], given: string): string {
  const isIn = (directory: string) => files.every(({ name }) => !/^\.\.|^[a-z]:/i.test(relative(directory, name)))
  if (isIn(given)) return given
  let directory = dirname(files[0]?.name ?? given)
  while (!isIn(directory) && dirname(directory) !== directory) directory = dirname(directory)
  return directory
}
