/**
 * Every request that Gloss has ever made, in IndexedDB: when, to which host, what for, how many bytes came.
 *
 *   requests  number → the last `MOST_REQUESTS` of them, one by one
 *   totals    host   → requests and bytes of all of them since the log was begun or cleared
 *   facts     'since'→ when that was
 *
 * Written before a request leaves, so that one which dies with its process is there, too; it then says what had come about a second
 * before. Of a page that a link leads to neither address nor host is kept. Bytes are those of bodies as the browser hands them over,
 * unpacked; of an answer that nobody reads, such as a refusal, none.
 *
 * Failure: a disk that takes nothing costs the entry and never the request.
 */
import type { DBSchema } from 'idb'
import { changeChannel } from '../../messaging/change-channel'
import { databaseNamed } from '../store/open-database'

/** What a request is for: the list of a model's files, a file of a model, a page that a link leads to. */
export type RequestPurpose =
  | { for: 'listing'; model: string }
  | { for: 'file'; model: string; file: string }
  | { for: 'page' }

export type RequestState =
  /** Under way; or its process has died, and nobody could say how it ended. */
  | 'open'
  | 'done'
  /** The host answered with an error status. */
  | 'refused'
  /** No answer, or the connection was lost in the middle of it. */
  | 'failed'
  /** Taken back: paused, cancelled, superseded. */
  | 'stopped'

export type LoggedRequest = RequestPurpose & {
  id: number
  atMs: number
  /** With its port, where it is not the usual one. Empty for a page. */
  host: string
  bytes: number
  state: RequestState
  /** Of an answer that is an error. */
  status?: number
}

export interface HostTotal {
  /** Empty: pages that links led to. */
  host: string
  requests: number
  bytes: number
  lastAtMs: number
}

export interface NetworkLog {
  /** Newest first. */
  requests: LoggedRequest[]
  /** Most bytes first. */
  totals: HostTotal[]
  /** When the first request was logged, or the log was cleared. Null: there never was one. */
  sinceMs: number | null
}

/** A model of a gigabyte takes some hundred and thirty, redirects included: years of models, in a quarter of a megabyte. */
export const MOST_REQUESTS = 1000
export const NETWORK_DATABASE = 'gloss-network'

interface Schema extends DBSchema {
  requests: { key: number; value: Omit<LoggedRequest, 'id'> }
  totals: { key: string; value: HostTotal }
  facts: { key: 'since'; value: number }
}

const { open } = databaseNamed<Schema>(NETWORK_DATABASE, (database) => {
  database.createObjectStore('requests', { autoIncrement: true })
  database.createObjectStore('totals', { keyPath: 'host' })
  database.createObjectStore('facts')
})
const { changed, onChange } = changeChannel(NETWORK_DATABASE)
export const onNetworkLogChange = onChange

const RELAXED = { durability: 'relaxed' as const }

/** The number of the new entry. */
export async function logRequest(host: string, purpose: RequestPurpose): Promise<number> {
  const atMs = Date.now()
  const transaction = (await open()).transaction(['requests', 'totals', 'facts'], 'readwrite', RELAXED)
  const requests = transaction.objectStore('requests')
  const totals = transaction.objectStore('totals')
  const facts = transaction.objectStore('facts')
  const id = await requests.add({ ...purpose, host, atMs, bytes: 0, state: 'open' })
  await requests.delete(IDBKeyRange.upperBound(id - MOST_REQUESTS))
  const { requests: before = 0, bytes = 0 } = (await totals.get(host)) ?? {}
  await totals.put({ host, requests: before + 1, bytes, lastAtMs: atMs })
  if ((await facts.get('since')) === undefined) await facts.put(atMs, 'since')
  await transaction.done
  changed()
  return id
}

/** What has become of a request. One that is not in the log any more was cleared, and does not come back. */
export async function updateRequest(
  id: number,
  change: { bytes: number; state: RequestState; status?: number },
): Promise<void> {
  const transaction = (await open()).transaction(['requests', 'totals'], 'readwrite', RELAXED)
  const requests = transaction.objectStore('requests')
  const totals = transaction.objectStore('totals')
  const known = await requests.get(id)
  if (known) {
    await requests.put({ ...known, ...change }, id)
    const total = await totals.get(known.host)
    if (total) await totals.put({ ...total, bytes: total.bytes + change.bytes - known.bytes })
  }
  await transaction.done
  if (known) changed()
}

export async function readNetworkLog(): Promise<NetworkLog> {
  const transaction = (await open()).transaction(['requests', 'totals', 'facts'])
  const requests = transaction.objectStore('requests')
  const [ids, entries, totals, since] = await Promise.all([
    requests.getAllKeys(),
    requests.getAll(),
    transaction.objectStore('totals').getAll(),
    transaction.objectStore('facts').get('since'),
  ])
  return {
    requests: entries.map((entry, place) => ({ ...entry, id: ids[place]! }) as LoggedRequest).toReversed(),
    totals: totals.toSorted((one, other) => other.bytes - one.bytes || other.lastAtMs - one.lastAtMs),
    sinceMs: since ?? null,
  }
}

export async function clearNetworkLog(): Promise<void> {
  const transaction = (await open()).transaction(['requests', 'totals', 'facts'], 'readwrite')
  await Promise.all([
    transaction.objectStore('requests').clear(),
    transaction.objectStore('totals').clear(),
    transaction.objectStore('facts').put(Date.now(), 'since'),
    transaction.done,
  ])
  changed()
}
