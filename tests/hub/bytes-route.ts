/**
 * The bytes themselves, as the CDN serves an LFS file and the hub's resolve cache one of git: `Range`, `ETag`, 206 and 416
 * by https://www.rfc-editor.org/rfc/rfc9110#name-range-requests. The CDN's ETag is its own, 64 hex digits that are not the
 * file's SHA-256: https://github.com/huggingface/huggingface.js/issues/1023, https://github.com/nullata/llamaMan/issues/70
 * `/raw/` hands out what git has, of a file in LFS the pointer: https://github.com/huggingface/huggingface.js/issues/1713
 */
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Content } from './content.ts'
import type { FaultKind } from './faults.ts'
import type { Line } from './line.ts'

export interface BytesRequest {
  content: Content
  headers: Record<string, unknown>
  fault: FaultKind | undefined
  line: Line
  onSent(bytes: number): void
}

export async function answerBytes(
  request: IncomingMessage,
  response: ServerResponse,
  asked: BytesRequest,
): Promise<void> {
  const { fault } = asked
  const total = asked.content.bytes + (fault?.kind === 'length' ? fault.byBytes : 0)
  const header = fault?.kind === 'no-ranges' ? undefined : request.headers.range
  const range = header ? parseRange(header, total) : { start: 0, end: total }
  const headers = { ...asked.headers, 'accept-ranges': 'bytes', 'content-type': 'application/octet-stream' }
  if (!range) {
    response.writeHead(416, { ...headers, 'content-range': `bytes */${total}` }).end()
    return
  }
  const { start, end } = range
  response.writeHead(header ? 206 : 200, {
    ...headers,
    'content-length': String(end - start),
    ...(header && { 'content-range': `bytes ${start}-${end - 1}/${total}` }),
  })
  if (request.method === 'HEAD') response.end()
  else await send(response, asked, start, end)
}

async function send(
  response: ServerResponse,
  asked: BytesRequest,
  start: number,
  end: number,
): Promise<void> {
  const { fault, line } = asked
  const stop =
    fault?.kind === 'cut' || fault?.kind === 'stall' ? Math.min(end, start + fault.afterBytes) : end
  let at = start
  while (at < stop && !response.destroyed) {
    const length = Math.min(line.piece, stop - at)
    await line.take(length)
    if (response.destroyed) return // nobody is there any more: what was not sent does not count
    const bytes = pieceOf(asked.content, fault, at, length)
    if (!response.write(bytes)) await drained(response)
    asked.onSent(length)
    at += length
  }
  if (fault?.kind === 'stall' && !response.destroyed) await once(response, 'close')
  if (fault?.kind === 'cut' && stop < end) {
    await wait(20) // so that what was written arrives before the connection is gone
    response.destroy()
  } else response.end()
}

function pieceOf(content: Content, fault: FaultKind | undefined, start: number, length: number): Buffer {
  const inside = Math.max(0, Math.min(length, content.bytes - start))
  const bytes = Buffer.concat([content.read(start, inside), Buffer.alloc(length - inside)])
  const at = fault?.kind === 'alter' ? fault.atByte - start : -1
  if (at >= 0 && at < length) bytes[at]! ^= 1
  return bytes
}

/** Until there is room for more, or nobody is there to read it. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      response.off('drain', over).off('close', over)
      resolve()
    }
    response.on('drain', over).on('close', over)
  })
}

/** One range, `bytes=a-b` or `bytes=a-`; null when nothing of it is inside the file. */
function parseRange(header: string, total: number): { start: number; end: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(header) ?? []
  const start = Number(first)
  const end = last === '' ? total : Math.min(Number(last) + 1, total)
  return first !== '' && start < end ? { start, end } : null
}
