/**
 * How the hub says no. Its codes are in `X-Error-Code`, and clients go by them:
 * https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/utils/_http.py (`hf_raise_for_status`).
 *
 * A repository that does not exist and one that is private look the same to a stranger: 401, "Invalid username or password."
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

/** https://huggingface.co/docs/hub/models-gated: listed for everybody, handed to those who were let in. */
export const gatedRepository = (id: string): Refusal => ({
  status: 401,
  code: 'GatedRepo',
  message: `Access to model ${id} is restricted. You must have access to it and be authenticated to access it. Please log in.`,
})

export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  response.writeHead(refusal.status, {
    ...hubHeaders(request),
    'content-type': 'text/plain; charset=utf-8',
    'x-error-message': refusal.message,
    ...(refusal.code && { 'x-error-code': refusal.code }),
    ...(refusal.commit && { 'x-repo-commit': refusal.commit }),
  })
  response.end(refusal.message)
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
  if (fault.status !== 429) {
    const code = fault.errorCode
    refuse(request, response, {
      status: fault.status,
      message: `Status ${fault.status}`,
      ...(code && { code }),
    })
    return true
  }
  const seconds = fault.retryAfterSeconds ?? 55
  response.writeHead(429, {
    ...hubHeaders(request),
    ...rateLimit('resolvers', 0, seconds),
    'retry-after': String(seconds),
    'content-type': 'text/plain',
  })
  response.end('We had to rate limit your IP. To continue using our service, create a HF account or login.')
  return true
}
