import type { Texts } from './edits.ts'

/** A client of one section, with one of each thing that a client can offer. */
export const small: Texts = {
  index: `
export type Unlisted = string & {};
export type Status = "new" | "done" | Unlisted;
export type Kind = "part" | "whole";
export type Role = "user" | "agent";
export type Known<Enum> = Enum extends string ? (Unlisted extends Enum ? never : Enum) : Enum;
export interface Thing {
    id: string;
    name: string | null;
    note?: string;
    status: Status;
    kind: Kind;
    delay: Delay;
    tags: string[];
    size: {
        width: number;
        height: number | null;
    };
}
export interface Delay {
    min: number;
    max?: number;
}
export interface ThingCreate {
    name: string;
    role: Role;
    delay?: Delay;
    tags?: string[];
}
export interface PageQuery {
    limit?: number;
    cursor?: string;
}
export interface ListQuery extends PageQuery {
    sort?: "name" | "-name";
}
export interface Page<Item> extends Promise<Item[]>, AsyncIterable<Item> {
    next(): Page<Item> | null;
}
export interface CallOptions {
    signal?: AbortSignal;
    onProgress?: (progress: {
        loaded: number;
        total: number;
    }) => void;
}
export interface Things {
    list(query?: ListQuery, options?: CallOptions): Page<Thing>;
    get(thingId: string, options?: CallOptions): Promise<Thing>;
    create(body: ThingCreate, options?: CallOptions): Promise<Thing>;
    count(filter?: {
        role?: Role;
    }): Promise<number>;
    find(name: string): Promise<Thing>;
    find(place: number): Promise<Thing>;
    remove(...ids: string[]): Promise<void>;
    watch(heard: (thing: Thing, before: Thing) => void): void;
}
export interface Sections {
    things: Things;
}
export interface Codes {
    "things.get": "not_found" | "forbidden";
}
export type Level = "info" | "error";
export type Logger = Record<Level, (message: string) => void>;
export type Transport = (url: string) => Response | Promise<Response>;
export interface Heard {
    at: string;
}
export interface Options {
    heard?: (event: Heard) => void;
    key?: string;
    logger?: Logger;
    fetch?: Transport;
}
export declare class Client {
    #secret;
    private readonly hidden: string;
    readonly things: Things;
    timeout: number;
    static readonly version: string;
    constructor(options?: Options);
    close(): Promise<void>;
}
export declare class Failure extends Error {
    readonly status: number;
    readonly code: string | undefined;
}
export declare function isFailure(error: unknown): error is Failure;
export declare function codeOf<Id extends keyof Codes>(error: unknown, operation: Id): Codes[Id] | undefined;
export interface Answer<Data, Meta extends object = {}> {
    data: Data;
    meta: Meta;
}
export declare const limits: {
    readonly pages: number;
};
type Wrapped<Value> = {
    value: Value;
    from?: string;
};
export declare function wrap(text: string): Wrapped<string>;
export interface Loose {
    text: string;
}
`,
  handlers: `export declare function handle(path: string, code: Codes["things.get"]): HttpHandler;
`,
}
