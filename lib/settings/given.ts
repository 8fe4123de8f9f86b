/**
 * Reads JSON that somebody else has written, a value at a time, and notes what it did not understand: values that are not what they
 * have to be, items of a list, and names that nobody asked for.
 */
import { type Stored, fieldsOf, isFields } from './stored'

/** What was not understood: where it stands (`rules.sites.never[2]`), and what stands there. */
export interface Unread {
  path: string
  value: unknown
}

/** What a value means; null where it means nothing. */
export type Reader<Value> = (value: unknown) => Value | null

/** More than anybody types; a list that grew beyond it is a fault. */
const MAX_LISTED = 5000

export class Given {
  readonly #fields: Stored
  readonly #path: string
  readonly #unread: Unread[]
  readonly #names = new Set<string>()
  readonly #within: Given[] = []

  constructor(value: unknown, path = '', unread: Unread[] = []) {
    this.#fields = fieldsOf(value)
    this.#path = path
    this.#unread = unread
    if (value !== undefined && !isFields(value)) this.#note('', value)
  }

  /** Undefined: it is not there, or means nothing. */
  read<Value>(name: string, reader: Reader<Value>): Value | undefined {
    const value = this.#take(name)
    if (value === undefined) return undefined
    const read = reader(value)
    if (read === null) this.#note(name, value)
    return read ?? undefined
  }

  /** Each item once; undefined where there is no list. */
  list<Value>(name: string, reader: Reader<Value>): Value[] | undefined {
    const all = this.read(name, (value) => (Array.isArray(value) ? (value as unknown[]) : null))
    const read = all?.slice(0, MAX_LISTED).flatMap((value, index) => {
      const item = reader(value)
      if (item === null) this.#note(`${name}[${index}]`, value)
      return item === null ? [] : [item]
    })
    return read && [...new Set(read)]
  }

  within(name: string): Given {
    const inner = new Given(this.#take(name), this.#pathOf(name), this.#unread)
    this.#within.push(inner)
    return inner
  }

  /** Fields that somebody else reads. */
  fields(name: string): Stored {
    return this.read(name, (value) => (isFields(value) ? value : null)) ?? {}
  }

  /** Everything that was not understood; to be asked for when all has been read. */
  unread(): Unread[] {
    this.#noteRest()
    return this.#unread
  }

  #noteRest(): void {
    for (const [name, value] of Object.entries(this.#fields)) {
      if (!this.#names.has(name)) this.#note(name, value)
    }
    for (const inner of this.#within) inner.#noteRest()
  }

  #take(name: string): unknown {
    this.#names.add(name)
    return Object.hasOwn(this.#fields, name) ? this.#fields[name] : undefined
  }

  #note(name: string, value: unknown): void {
    this.#unread.push({ path: this.#pathOf(name), value })
  }

  #pathOf = (name: string): string => [this.#path, name].filter(Boolean).join('.')
}

export const aFlag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : null)

export const oneOf =
  <Item extends string>(items: readonly Item[]): Reader<Item> =>
  (value) =>
    items.find((item) => item === value) ?? null
