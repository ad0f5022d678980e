import type { Body } from '../exchange/exchange.ts'

/** An answer as recipes and rules see it. */
export interface Answer {
  status: number
  /** Names in small letters. */
  headers: Record<string, string>
  /** What was answered as JSON; undefined when it was none. */
  body: Json
}

/** JSON whose form the description vouches for: every answer is held against it before a recipe sees it. */
export type Json = ReturnType<typeof JSON.parse>

export interface CallInput {
  path?: Record<string, unknown>
  query?: Record<string, unknown>
  headers?: Record<string, string>
  /** A JSON body. */
  json?: unknown
  /** A body of another kind: a form's value has `FilePart`s in it. */
  body?: Body
}

/** Values of path parameters by their names. */
export type Ids = Record<string, string>

/** What a recipe or a rule may do: call the API, and have things made. */
export interface World {
  /** Sends a call. Every answer is checked as any other; whatever its status, it is given back. */
  call(operation: string, input?: CallInput): Promise<Answer>
  /** The same, and gives the body of a success. @throws RecipeError when it is refused */
  must(operation: string, input?: CallInput): Promise<Json>
  /** Makes a new one by the recipe of this path parameter, and gives its ids. */
  make(parameter: string): Promise<Ids>
  /** One that is there already and was not spoilt, or else a new one. */
  get(parameter: string): Promise<Ids>
  /** A call of an operation that succeeds: its recipe, or what its description says. */
  good(operation: string): Promise<CallInput>
  /** A number that this run has not had yet, from 1 on; of each kind of its own, where there are only so many. */
  unique(kind?: string): number
  /** Lets time pass on the server, such as `10m`. Left out where the server cannot be told to. */
  passTime?(time: string): Promise<void>
}

/** How to get at real things of an API: what cannot be told from its description. */
export interface Recipes {
  /** By path parameter: makes a new thing, and gives the ids that name it, also those of what it is part of. */
  resources?: Record<string, (world: World) => Promise<Ids>>
  /** By operation: a call that succeeds, after whatever must come first. Used until it has succeeded. */
  calls?: Record<string, (world: World) => Promise<CallInput>>
  /**
   * By operation: what the first example of its body, which is handed in, needs to succeed, and what of that call has to
   * be otherwise: texts of the body, and the path where the state matters. Default: the ids of the call in `calls`.
   */
  examples?: Record<string, (world: World, example: Json) => Promise<CallInput>>
  /** By operation that lists: a call of a list with a handful of items in it, unlike each other. */
  lists?: Record<string, (world: World) => Promise<CallInput>>
  /** What an operation's own rules refuse, or bring about. */
  rules?: Rule[]
  /** By path parameter: a value that is of the right form and names nothing. */
  unknown?: Record<string, string>
  /** Operations that answer with what is there already in place of making it, which then is not as it was sent. */
  finds?: string[]
  /** Problem codes by which a workspace says that it lacks what a rule needs, such as credits: then it is not broken. */
  lacking?: string[]
  /** Keys that are well-formed and not allowed. */
  forbiddenKeys?: string[]
  /** By content type: the most bytes of a body. One more is to be refused with 413. */
  bodyLimits?: Record<string, number>
  /** Whether a query parameter that nobody describes is refused; most servers ignore it. */
  refusesUnknownParameters?: boolean
  /** Whether a method that a path does not have is answered with 405; many servers answer 404. */
  answersMethodNotAllowed?: boolean
  /** What holds for every answer beside what the description says. */
  always?: Invariant[]
  /** Query parameters and properties, by operation, that only make sense together and so are not chosen by chance. */
  bound?: Record<string, string[]>
}

/** Something that holds for every answer. */
export interface Invariant {
  /** A sentence. */
  name: string
  /** How an answer breaks it, if it does. */
  brokenBy(answer: Answer): { expected: string; actual: string } | undefined
}

/** A rule of an operation: what was done before, and what has to come of it. */
export interface Rule {
  /** The one that makes the promise, whichever answers whether it is kept. */
  operation: string
  /** A sentence: `an active campaign cannot be started again`. */
  name: string
  expect: {
    status: number
    /** The problem's code. */
    code?: string
    /** A part of the body that has to be there, compared in depth; lists whole. */
    body?: Json
  }
  /** Whether it leaves the workspace unfit for others, such as without credits; such rules come last. */
  spoils?: boolean
  /** Brings about the state, and gives the answer that is to be held against what is expected. */
  run(world: World): Promise<Answer & Expected>
}

/** What of an answer's body only the rule's run can tell, such as an id; it takes the place of `expect.body`. */
export interface Expected {
  expected?: Json
}

/**
 * Runs something of a recipe. What it does not understand of an answer that is not as described, which was told already,
 * keeps it from going on like any other prerequisite that is missing.
 *
 * @throws RecipeError
 */
export async function tried<Value>(run: () => Promise<Value>): Promise<Value> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error
    throw new RecipeError(`An answer could not be read: ${error.message}.`)
  }
}

/** A prerequisite could not be made: a note of the run, not a failure of the operation that needed it. */
export class RecipeError extends Error {
  override name = 'RecipeError'
  /** Of the answer that was no success, if it was one. */
  readonly status: number | undefined

  constructor(message: string, status?: number) {
    super(message)
    this.status = status
  }
}
