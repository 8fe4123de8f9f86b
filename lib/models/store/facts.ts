/**
 * Single facts beside the records. The reader's preferences about models are here and not with the other settings because
 * the engine host reads them, and an offscreen document has no `storage` API.
 */
import type { ModelPreferences } from '../../messaging/models-contract'
import { storeChanged } from './changes'
import { records } from './records'

/** What Gloss has asked the network for: model files, what a hub says of them, a page that a link leads to. */
export interface NetworkFacts {
  lastAtMs: number
  /** Of models; empty if it was a page, for what is read is not written down. */
  host: string
  /** Of the last download that took long enough to tell. */
  bytesPerSecond?: number
}

export async function preferences(): Promise<ModelPreferences> {
  return ((await (await records()).get('facts', 'preferences')) as ModelPreferences | undefined) ?? {}
}

/** What is not named stays; `null` goes back to how Gloss comes. */
export async function changePreferences(change: {
  [Name in keyof ModelPreferences]: ModelPreferences[Name] | null
}): Promise<void> {
  const changed = Object.entries({ ...(await preferences()), ...change }).filter(
    ([, value]) => value !== null && value !== undefined,
  )
  await (await records()).put('facts', Object.fromEntries(changed), 'preferences')
  storeChanged()
}

/** Null: nothing was ever asked for. */
export async function networkFacts(): Promise<NetworkFacts | null> {
  return ((await (await records()).get('facts', 'network')) as NetworkFacts | undefined) ?? null
}

export const notePageFetched = (): Promise<void> => noteNetwork('')

export async function noteNetwork(host: string, bytesPerSecond?: number): Promise<void> {
  const before = await networkFacts()
  const rate = bytesPerSecond ?? before?.bytesPerSecond
  const facts: NetworkFacts = {
    lastAtMs: Date.now(),
    host,
    ...(rate !== undefined && { bytesPerSecond: rate }),
  }
  await (await records()).put('facts', facts, 'network')
  storeChanged()
}
