/**
 * Asks a model hub what a repository holds: id → commit and files with size and content id. `host` is Hugging Face or any
 * mirror that speaks the same protocol (https://huggingface.co/docs/hub/api).
 *
 * Failures: each its own code (`hub-refusal.ts`). Nothing that the hub says is believed unchecked (`hub-listing.ts`).
 */
import { GlossError } from '../messaging/errors'
import { type Listing, readListing } from './hub-listing'
import { refusal } from './hub-refusal'
import { isCommit, isModelId } from './model-path'
import { bodyBytes, notedFetch } from './network/noted-fetch'

export const HUGGING_FACE = 'https://huggingface.co'

/** Twenty thousand files, the most that a listing may name, are a tenth of it. */
const MOST_LISTING_BYTES = 64 << 20

export interface HubOptions {
  /** Origin of the hub or mirror. */
  host?: string
  signal?: AbortSignal
  /** Longest wait for the whole answer. */
  patienceMs?: number
}

/**
 * The files of a model at a revision: a commit, or `main` for the newest.
 * @throws GlossError bad-request | hub-unreachable | hub-busy | hub-refused | hub-answer-unreadable | repository-missing |
 *   repository-gated | revision-missing | cancelled
 */
export async function listModel(
  model: string,
  revision = 'main',
  options: HubOptions = {},
): Promise<Listing> {
  const host = hubHost(options.host ?? HUGGING_FACE)
  checkModel(model)
  const address = `${host}/api/models/${model}/revision/${encodeURIComponent(revision)}?blobs=true`
  const timeout = AbortSignal.timeout(options.patienceMs ?? 30_000)
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
  try {
    const noted = await notedFetch(address, { ...PRIVATELY, signal }, { for: 'listing', model })
    const { response } = noted
    if (!response.ok) throw refusal(response, { host, model, revision })
    const text = new TextDecoder().decode(await bodyBytes(noted, MOST_LISTING_BYTES, signal))
    return readListing(text, response.headers.get('content-type') ?? '', { host, model })
  } catch (error) {
    throw lost(error, host, options.signal)
  }
}

/** The newest commit, when it is another one than this. */
export async function newerCommit(
  model: string,
  commit: string,
  options: HubOptions = {},
): Promise<string | null> {
  const newest = await listModel(model, 'main', options)
  return newest.commit === commit ? null : newest.commit
}

/** Where the bytes of a file are asked for; the hub answers with a redirect. */
export function fileAddress(host: string, model: string, commit: string, path: string): string {
  checkModel(model)
  if (!isCommit(commit))
    throw new GlossError('bad-request', { field: 'commit', value: commit, allowed: '40 hex digits' })
  return `${hubHost(host)}/${model}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** No cookies, no referrer: the hub learns the file and the network address, nothing else. */
export const PRIVATELY: RequestInit = {
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  // Firefox's HTTP cache gives up on huge answers, and a copy there would be one that no budget counts.
  cache: 'no-store',
}

/** A request that brought no answer: taken back by the caller, or the host is out of reach. */
export function lost(error: unknown, host: string, signal?: AbortSignal): unknown {
  if (error instanceof GlossError) return error
  if (signal?.aborted) return new GlossError('cancelled', {})
  return new GlossError('hub-unreachable', { host: new URL(host).host }, error)
}

/** An origin without a slash at its end. Plain http is for this machine and for a mirror in one's own network. */
export function hubHost(text: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash) {
    throw new GlossError('bad-request', {
      field: 'host',
      value: text,
      allowed: `an address like ${HUGGING_FACE}`,
    })
  }
  return (url.origin + url.pathname).replace(/\/+$/, '')
}

function checkModel(model: string): void {
  if (!isModelId(model))
    throw new GlossError('bad-request', { field: 'model', value: model, allowed: 'owner/name' })
}
