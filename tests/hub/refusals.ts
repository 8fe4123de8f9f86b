/**
 * How the hub says no. Its codes are in `X-Error-Code`, and clients go by them; its words are in `X-Error-Message` and in the
 * body, which is JSON (`{error}`) where JSON was to be expected and text elsewhere:
 * https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/utils/_http.py (`hf_raise_for_status`,
 * `_format`).
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FaultKind } from './faults.ts'
import { hubHeaders, rateLimit } from './headers.ts'

interface Refusal {
  status: number
  code?: string
  message: string
  commit?: string
}

/**
 * One that does not exist and one that is private look the same to a stranger, and neither has a code:
 * https://github.com/docling-project/docling/issues/923
 */
export const unknownRepository: Refusal = { status: 401, message: 'Invalid username or password.' }

export const unknownRevision = (revision: string): Refusal => ({
  status: 404,
  code: 'RevisionNotFound',
  message: `Invalid rev id: ${revision}`,
})

export const unknownFile = (commit: string): Refusal => ({
  status: 404,
  code: 'EntryNotFound',
  message: 'Entry not found',
  commit,
})

/**
 * Listed for everybody, handed to those who were let in (https://huggingface.co/docs/hub/models-gated): a client learns the
 * commit, and is refused at the first file, https://github.com/vllm-project/semantic-router/issues/817. Until 2024 the listing
 * was refused too, https://github.com/ml-explore/mlx-examples/issues/759; a test asks for that with a fault on `api`.
 */
export const gatedRepository = (id: string): Refusal => ({
  status: 401,
  code: 'GatedRepo',
  message: `Access to model ${id} is restricted. You must have access to it and be authenticated to access it. Please log in.`,
})

export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const isApi = bucketOf(request) === 'api'
  response.writeHead(refusal.status, {
    ...hubHeaders(request),
    ...rateLimit(bucketOf(request), 400, 100),
    'content-type': isApi ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
    'x-error-message': refusal.message,
    ...(refusal.code && { 'x-error-code': refusal.code }),
    ...(refusal.commit && { 'x-repo-commit': refusal.commit }),
  })
  response.end(isApi ? JSON.stringify({ error: refusal.message }) : refusal.message)
}

/** Which limit a request counts against: https://huggingface.co/docs/hub/rate-limits ("three main buckets"). */
function bucketOf(request: IncomingMessage): 'api' | 'resolvers' {
  return request.url?.startsWith('/api/models/') ? 'api' : 'resolvers'
}

/** Faults that end a request before its body; false when this one does not. */
export function refuseByFault(
  request: IncomingMessage,
  response: ServerResponse,
  fault: FaultKind | undefined,
): boolean {
  if (fault?.kind === 'down') {
    request.socket.destroy()
    return true
  }
  if (fault?.kind === 'html') {
    response.writeHead(200, { ...hubHeaders(request), 'content-type': 'text/html; charset=utf-8' })
    response.end('<!doctype html><title>Sign in to the network</title><p>Accept the terms of this airport.')
    return true
  }
  if (fault?.kind !== 'status') return false
  if (fault.status === 429)
    refuseBusy(request, response, fault.retryAfterSeconds ?? 55, fault.said ?? 'RateLimit')
  else
    refuse(request, response, {
      status: fault.status,
      message: `Status ${fault.status}`,
      ...(fault.errorCode && { code: fault.errorCode }),
    })
  return true
}

/**
 * The hub says when to come back in `RateLimit` alone (https://huggingface.co/docs/hub/rate-limits#http-headers); what stands
 * before it, or a mirror, may say it in `Retry-After`: https://www.rfc-editor.org/rfc/rfc6585#section-4
 */
function refuseBusy(
  request: IncomingMessage,
  response: ServerResponse,
  seconds: number,
  said: 'RateLimit' | 'Retry-After',
): void {
  response.writeHead(429, {
    ...hubHeaders(request),
    ...(said === 'RateLimit' ? rateLimit(bucketOf(request), 0, seconds) : { 'retry-after': String(seconds) }),
    'content-type': 'text/plain',
  })
  response.end('We had to rate limit your IP. To continue using our service, create a HF account or login.')
}
