/** What is to be said of the keys of a command: that it has none and why, or that another has the same. Pure. */
import type { Command } from '../../settings/commands'

export type KeyNote =
  /** It has keys, and they are its own. */
  | { kind: 'fine' }
  | { kind: 'unset' }
  /** Gloss asked for keys and did not get them: another extension had them, or the reader took them away. */
  | { kind: 'missed'; suggested: string }
  /** Firefox lets two commands have the same keys; only one of them hears the press. */
  | { kind: 'shared'; others: string[] }

export function keyNote({ name, keys, suggested }: Command, all: readonly Command[]): KeyNote {
  if (keys === '') return suggested === '' ? { kind: 'unset' } : { kind: 'missed', suggested }
  const others = all.filter((other) => other.name !== name && other.keys === keys).map((other) => other.name)
  return others.length > 0 ? { kind: 'shared', others } : { kind: 'fine' }
}
