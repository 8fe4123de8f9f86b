/**
 * Single facts beside the records. The reader's preferences about models are here and not with the other settings because
 * the engine host reads them, and an offscreen document has no `storage` API.
 */
import type { ModelPreferences } from '../../messaging/models-contract'
import { storeChanged } from './changes'
import { records } from './records'

/** Shown is a day. */
const NEWS_MS = 60_000

/** The last thing that Gloss has asked the network for; all of them are in `network/network-log`. */
export interface NetworkFacts {
  /** To a minute. */
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
export const changePreferences = (change: {
  [Name in keyof ModelPreferences]: ModelPreferences[Name] | null
}): Promise<void> => updatePreferences(() => change)

/** In one transaction: of two changes at one moment the second is made of what the first has left. */
export async function updatePreferences(
  update: (now: ModelPreferences) => { [Name in keyof ModelPreferences]: ModelPreferences[Name] | null },
): Promise<void> {
  const { store, done } = (await records()).transaction('facts', 'readwrite')
  const now = ((await store.get('preferences')) as ModelPreferences | undefined) ?? {}
  const next = Object.entries({ ...now, ...update(now) }).filter(
    ([, value]) => value !== null && value !== undefined,
  )
  await Promise.all([store.put(Object.fromEntries(next), 'preferences'), done])
  storeChanged()
}

/** Null: nothing was ever asked for. */
export async function networkFacts(): Promise<NetworkFacts | null> {
  return ((await (await records()).get('facts', 'network')) as NetworkFacts | undefined) ?? null
}

/** A request is about to leave; to no host, if it is for a page. Said again only when it is news: pages that are open read it. */
export async function noteNetwork(host: string): Promise<void> {
  const before = await networkFacts()
  const lastAtMs = Date.now()
  if (before?.host === host && lastAtMs - before.lastAtMs < NEWS_MS) return
  await putNetwork({ ...before, lastAtMs, host })
}

/** How fast the last download was. */
export async function noteRate(bytesPerSecond: number): Promise<void> {
  const before = await networkFacts()
  if (before) await putNetwork({ ...before, bytesPerSecond })
}

async function putNetwork(facts: NetworkFacts): Promise<void> {
  await (await records()).put('facts', facts, 'network')
  storeChanged()
}
