/**
 * What an answer that is not the thing asked for means. The hub says it in `X-Error-Code`, as its own client reads it:
 * https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/utils/_http.py (`hf_raise_for_status`).
 */
import { GlossError } from '../messaging/errors'

export interface Asked {
  host: string
  model: string
  revision: string
  /** Absent when the listing was asked for. */
  file?: string
}

export function refusal(response: Response, asked: Asked): GlossError {
  const { model, revision, file } = asked
  const host = new URL(asked.host).host
  const { status } = response
  const code = response.headers.get('x-error-code')

  if (status === 429)
    return new GlossError('hub-busy', { host, retryAfterSeconds: retryAfterSeconds(response.headers) })
  if (code === 'GatedRepo' || status === 403) return new GlossError('repository-gated', { host, model })
  if (code === 'RevisionNotFound') return new GlossError('revision-missing', { host, model, revision })
  if (code === 'EntryNotFound')
    return new GlossError('repository-file-missing', { host, model, file: file ?? '' })
  // To a stranger a repository that does not exist and a private one look the same, and both are a 401.
  if (status === 401 || status === 404) return new GlossError('repository-missing', { host, model })
  return new GlossError('hub-refused', { host, status })
}

/** The hub's window is five minutes; a page without permission for the host cannot read these headers at all. */
const UNTOLD_SECONDS = 60
const MAX_SECONDS = 3600

/** `Retry-After` in seconds or as a date, else the hub's own `RateLimit: "api";r=0;t=55`. */
export function retryAfterSeconds(headers: Headers, now = Date.now()): number {
  const stated = headers.get('retry-after') ?? /\bt=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1] ?? ''
  const seconds = /^\d+$/.test(stated.trim()) ? Number(stated) : (Date.parse(stated) - now) / 1000
  return Number.isFinite(seconds) ? Math.min(MAX_SECONDS, Math.max(1, Math.ceil(seconds))) : UNTOLD_SECONDS
}
