/**
 * What a setting is called and what it is about: drawn on its page, found by search. Each matter keeps its own beside its page, in
 * a file `entries.ts`, and `all-entries` lists them all.
 */
import type { Matter } from './matters'

export interface Entry {
  /** Unlike any other's of the matter; part of an address. */
  name: string
  matter: Matter
  title(): string
  /** Why one would change it. Drawn below the title where there is one. */
  why?(): string
  /** Other words it is found by: what can be chosen, what people call it. */
  about?(): string[]
}

export const entriesOf = <Name extends string>(
  matter: Matter,
  entries: Record<Name, Omit<Entry, 'name' | 'matter'>>,
): Record<Name, Entry> =>
  Object.fromEntries(
    Object.entries<Omit<Entry, 'name' | 'matter'>>(entries).map(([name, entry]) => [
      name,
      { name, matter, ...entry },
    ]),
  ) as Record<Name, Entry>

/** The address of a setting, without its `#`. */
export const addressOf = ({ matter, name }: Entry): string => `${matter}?setting=${name}`
