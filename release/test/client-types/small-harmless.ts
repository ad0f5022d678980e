import type { Edit } from './edits.ts'

/** What breaks nobody who compiles against the small client. */
export const harmless: Edit[] = [
  {
    what: 'comments, spaces and the order of members',
    from: '    min: number;\n    max?: number;',
    to: '    /** Seconds. */\n    max?:   number;\n    min: number;',
    changes: {},
  },
  {
    what: 'private members of a class',
    from: '    private readonly hidden: string;',
    to: '    private readonly other: number;',
    changes: {},
  },
  {
    what: 'other names of parameters and type parameters',
    from: 'codeOf<Id extends keyof Codes>(error: unknown, operation: Id): Codes[Id] | undefined',
    to: 'codeOf<Name extends keyof Codes>(thrown: unknown, operation: Name): undefined | Codes[Name]',
    changes: {},
  },
  {
    what: 'a method that is written as a property',
    from: '    close(): Promise<void>;',
    to: '    close: () => Promise<void>;',
    changes: {},
  },
  {
    what: 'an export is new',
    from: 'export type Level =',
    to: 'export type Color = "red";\nexport type Level =',
    changes: { 'client: Color added': 'minor' },
  },
  {
    what: 'an answer has one more property',
    from: '    id: string;',
    to: '    id: string;\n    color: string;',
    changes: { 'client: Thing.color added': 'minor' },
  },
  {
    what: 'a property of an answer is always there',
    from: '    note?: string;',
    to: '    note: string;',
    changes: { 'client: Thing.note required': 'minor' },
  },
  {
    what: 'an open enum has one more value',
    from: '"new" | "done" | Unlisted',
    to: '"new" | "done" | "late" | Unlisted',
    changes: { 'client: Status values added': 'minor' },
  },
  {
    what: 'an open enum of answers is closed, which promises more',
    from: '"new" | "done" | Unlisted',
    to: '"new" | "done"',
    changes: { 'client: Status changed': 'minor' },
  },
  {
    what: 'what users send may have one more property',
    from: '    role: Role;\n    delay',
    to: '    role: Role;\n    color?: string;\n    delay',
    changes: { 'client: ThingCreate.color added': 'minor' },
  },
  {
    what: 'what users send need not have a property',
    from: '    role: Role;\n    delay',
    to: '    role?: Role;\n    delay',
    changes: { 'client: ThingCreate.role optional': 'minor' },
  },
  {
    what: 'what users send may have one more value',
    from: '"user" | "agent"',
    to: '"user" | "agent" | "system"',
    changes: { 'client: Role values added': 'minor' },
  },
  {
    what: 'what users send may be of another type too',
    from: '    name: string;\n    role',
    to: '    name: string | number;\n    role',
    changes: { 'client: ThingCreate.name changed': 'minor' },
  },
  {
    what: 'a property that is read and written is new and may be missing',
    from: '    max?: number;',
    to: '    max?: number;\n    step?: number;',
    changes: { 'client: Delay.step added': 'minor' },
  },
  {
    what: 'a section has one more method',
    from: '    get(thingId',
    to: '    delete(thingId: string): Promise<void>;\n    get(thingId',
    changes: { 'client: things.delete added': 'minor' },
  },
  {
    what: 'a method takes one more parameter that need not be given',
    from: 'heard: (thing: Thing, before: Thing) => void)',
    to: 'heard: (thing: Thing, before: Thing) => void, options?: CallOptions)',
    changes: { 'client: things.watch(options) added': 'minor' },
  },
  {
    what: 'what a hook is given has one more property',
    from: '    at: string;',
    to: '    at: string;\n    by: string;',
    changes: { 'client: Heard.by added': 'minor' },
  },
  {
    what: 'a callback is given more',
    from: 'heard: (thing: Thing, before: Thing) => void',
    to: 'heard: (thing: Thing, before: Thing, at: string) => void',
    changes: { 'client: things.watch(heard)(at) added': 'minor' },
  },
  {
    what: 'an operation answers one more problem code',
    from: '"not_found" | "forbidden"',
    to: '"not_found" | "forbidden" | "gone"',
    changes: { 'client: Codes.things.get values added': 'minor' },
  },
  {
    what: 'a table has one more operation',
    from: '    "things.get": ',
    to: '    "things.list": "forbidden";\n    "things.get": ',
    changes: { 'client: Codes.things.list added': 'minor' },
  },
  {
    what: 'a class has one more member',
    from: '    close(): Promise<void>;',
    to: '    close(): Promise<void>;\n    open(): void;',
    changes: { 'client: Client.open added': 'minor' },
  },
  {
    what: 'a type parameter is new and has a default',
    from: 'Answer<Data, Meta extends object = {}>',
    to: 'Answer<Data, Meta extends object = {}, Kind = string>',
    changes: { 'client: Answer<Kind> added': 'minor' },
  },
  {
    what: 'a helper has another name',
    from: 'type Wrapped<Value> = {\n    value: Value;\n    from?: string;\n};\nexport declare function wrap(text: string): Wrapped<string>',
    to: 'type Wrapping<Value> = {\n    value: Value;\n    from?: string;\n};\nexport declare function wrap(text: string): Wrapping<string>',
    changes: {},
  },
]
