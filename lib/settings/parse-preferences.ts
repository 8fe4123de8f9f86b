/** What the reader chose about models and the engine, as a file has it: each value that is not what it has to be is left out, alone. */
import { DEVICES, DTYPES, type Rung } from '../messaging/contract'
import type { ModelPreferences } from '../messaging/models-contract'
import { MOST_ENTRIES, parseEntry } from '../text/glossary-entry'
import { type Given, type Reader, aFlag, oneOf } from './given'
import { hostAddress } from './host-address'
import { fieldsOf, isFields } from './stored'

/** A day: more than any setting offers, less than a mistake. */
const MAX_IDLE_MINUTES = 24 * 60
const MAX_THREADS = 1024

type Chosen = Required<Omit<ModelPreferences, 'glossary'>>

/** The compiler asks for one of each. */
const READERS: { [Name in keyof Chosen]: Reader<Chosen[Name]> } = {
  host: (value) => (typeof value === 'string' ? hostAddress(value) : null),
  budgetBytes: numberIn(1, Number.MAX_SAFE_INTEGER),
  rungs,
  idleMinutes: numberIn(1, MAX_IDLE_MINUTES),
  quality: oneOf(['speed', 'quality']),
  rememberTranslations: aFlag,
  keepHistory: aFlag,
}

const SINGLE = Object.keys(READERS) as (keyof Chosen)[]
export const PREFERENCES: (keyof ModelPreferences)[] = [...SINGLE, 'glossary']

export function givenPreferences(given: Given): ModelPreferences {
  const read = SINGLE.map((name) => [name, given.read<unknown>(name, READERS[name])] as const)
  const all = [...read, ['glossary', given.list('glossary', parseEntry, MOST_ENTRIES)] as const]
  return Object.fromEntries(all.filter(([, value]) => value !== undefined))
}

function numberIn(least: number, most: number): Reader<number> {
  return (value) => (typeof value === 'number' && value >= least && value <= most ? value : null)
}

function rungs(value: unknown): Record<string, Rung> | null {
  if (!isFields(value)) return null
  const read = Object.entries(value).map(([model, given]) => [model, rung(given)] as const)
  return read.every(([, one]) => one !== null) ? (Object.fromEntries(read) as Record<string, Rung>) : null
}

function rung(value: unknown): Rung | null {
  const { device, dtype, threads } = fieldsOf(value)
  const [onDevice, inDtype] = [oneOf(DEVICES)(device), oneOf(DTYPES)(dtype)]
  const count = numberIn(1, MAX_THREADS)(threads)
  return onDevice && inDtype && count ? { device: onDevice, dtype: inDtype, threads: count } : null
}
