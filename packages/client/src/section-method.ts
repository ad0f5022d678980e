import type { PathNames, Sections } from '../generated/methods.ts'
import type { PagePromise } from './page.ts'

/** A method of a section. */
export type SectionMethod = (...given: never[]) => Promise<unknown>

/** What a method gives; of a list a page without its methods. */
export type ContentOf<Method extends SectionMethod> =
  ReturnType<Method> extends PagePromise<infer _Item, infer Content> ? Content : Awaited<ReturnType<Method>>

/** The query or the body that a method takes between the path's parameters and its options; `never` if it takes none. */
export type TakenBy<Method extends SectionMethod, Path extends string[]> =
  Required<Parameters<Method>> extends [...{ [Name in keyof Path]: string }, infer Taken, unknown] ? Taken : never

/** The same, with `undefined` where it may be left out. */
export type MaybeTakenBy<Method extends SectionMethod, Path extends string[]> = [TakenBy<Method, Path>] extends [never]
  ? never
  : Parameters<Method>[Path['length']]

/** The names of the parameters in a method's path. */
export type PathOf<Section extends keyof PathNames, Name> = Name extends keyof PathNames[Section]
  ? Extract<PathNames[Section][Name], string[]>
  : []

/** A method of a section by its name. */
export type MethodOf<Section extends keyof Sections, Name extends keyof Sections[Section]> = Extract<
  Sections[Section][Name],
  SectionMethod
>
