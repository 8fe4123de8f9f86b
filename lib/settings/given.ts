/**
 * Reads JSON that somebody else has written, a value at a time: what is not what it has to be counts as not given. Part of scripts that
 * go onto pages, so that whoever wants to hear what was not understood takes `NotedGiven` instead.
 */
import { type Stored, fieldsOf, isFields } from './stored'

/** What a value means; null where it means nothing. */
export type Reader<Value> = (value: unknown) => Value | null

/** More than anybody types; a list that grew beyond it is a fault. */
const MAX_LISTED = 5000

export class Given {
  protected readonly stored: Stored

  constructor(value: unknown) {
    this.stored = fieldsOf(value)
  }

  /** Undefined: it is not there, or means nothing. */
  read<Value>(name: string, reader: Reader<Value>): Value | undefined {
    const value = this.take(name)
    if (value === undefined) return undefined
    const read = reader(value)
    if (read === null) this.note(name, value)
    return read ?? undefined
  }

  /** Each item once; undefined where there is no list. What comes after `most` is not understood. */
  list<Value>(name: string, reader: Reader<Value>, most = MAX_LISTED): Value[] | undefined {
    const all = this.read(name, (value) => (Array.isArray(value) ? (value as unknown[]) : null))
    if (all && all.length > most) this.note(`${name}[${most}…${all.length - 1}]`, all.slice(most))
    const read = all?.slice(0, most).flatMap((value, index) => {
      const item = reader(value)
      if (item === null) this.note(`${name}[${index}]`, value)
      return item === null ? [] : [item]
    })
    return read && [...new Set(read)]
  }

  within(name: string): Given {
    return new Given(this.take(name))
  }

  /** Fields that somebody else reads. */
  fields(name: string): Stored {
    return this.read(name, (value) => (isFields(value) ? value : null)) ?? {}
  }

  protected take(name: string): unknown {
    return Object.hasOwn(this.stored, name) ? this.stored[name] : undefined
  }

  /** It was not understood. */
  protected note(_name: string, _value: unknown): void {}
}

export const aFlag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : null)

export const oneOf =
  <Item extends string>(items: readonly Item[]): Reader<Item> =>
  (value) =>
    items.find((item) => item === value) ?? null
