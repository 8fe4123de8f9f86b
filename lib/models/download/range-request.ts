/**
 * One request for one range of a file. Its answer has to be exactly that range of a file of exactly that length: anything
 * else is told apart here, before a byte of it is written.
 *
 *   206 of this range, of a file of this length        its bytes
 *   206 of another range or length, 416, too many bytes `WrongBytes`: not the file that was listed
 *   connection lost, silence, too few bytes, 5xx        `Dropped`: worth another try
 *   a web page; 200 with a file that was asked in parts GlossError hub-answer-unreadable
 *   4xx                                                 the hub's own refusal, coded
 *
 * A request with `Range` is sent with `Accept-Encoding: identity` by every browser, so lengths are those of the file.
 */
import { GlossError } from '../../messaging/errors'
import type { ModelFile } from '../content-id'
import { PRIVATELY, fileAddress } from '../hub'
import { refusal } from '../hub-refusal'
import { type Noted, notedFetch } from '../network/noted-fetch'
import type { ByteRange } from './byte-ranges'

export interface Source {
  host: string
  model: string
  commit: string
}

/** The connection, not the file: another try may bring it. */
export class Dropped extends Error {}

/** The file, not the connection: what comes is not what was listed. */
export class WrongBytes extends Error {}

/**
 * Hands over the bytes of the range as they come.
 * @throws Dropped | WrongBytes | GlossError
 */
export async function requestRange(
  source: Source,
  file: ModelFile,
  [start, end]: ByteRange,
  stallMs: number,
  signal: AbortSignal,
  onBytes: (bytes: Uint8Array, at: number) => void,
): Promise<void> {
  using watchdog = silenceWatch(stallMs, signal)
  const noted = await ask(source, file, [start, end], watchdog.signal)
  let state: 'done' | 'failed' | 'stopped' = 'failed'
  try {
    checkAnswer(noted.response, source, file, [start, end])
    let at = start
    for await (const bytes of bytesOf(noted.response)) {
      watchdog.heard()
      noted.received(bytes.length)
      if (at + bytes.length > end) throw new WrongBytes(`${file.path}: more bytes than asked for`)
      onBytes(bytes, at)
      at += bytes.length
    }
    if (at < end) throw new Dropped(`${file.path}: ended at ${at} of ${end}`)
    state = 'done'
  } finally {
    await noted.over(signal.aborted ? 'stopped' : state)
  }
}

async function ask(
  source: Source,
  file: ModelFile,
  [start, end]: ByteRange,
  signal: AbortSignal,
): Promise<Noted> {
  const address = fileAddress(source.host, source.model, source.commit, file.path)
  const headers = { range: `bytes=${start}-${end - 1}` }
  try {
    const purpose = { for: 'file', model: source.model, file: file.path } as const
    return await notedFetch(address, { ...PRIVATELY, headers, signal }, purpose)
  } catch (error) {
    throw new Dropped(`${file.path}: no answer`, { cause: error })
  }
}

function checkAnswer(response: Response, source: Source, file: ModelFile, [start, end]: ByteRange): void {
  const { status, headers } = response
  if (status === 416) throw new WrongBytes(`${file.path}: nothing at ${start}`)
  if (status >= 500) throw new Dropped(`${file.path}: status ${status}`)
  if (!response.ok) throw refusal(response, { ...source, revision: source.commit, file: file.path })
  if (status === 206) {
    // Unreadable across origins where a mirror does not expose it; the digest has the last word anyway.
    const stated = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers.get('content-range') ?? '')
    if (
      stated &&
      (Number(stated[1]) !== start || Number(stated[2]) !== end - 1 || Number(stated[3]) !== file.bytes)
    ) {
      throw new WrongBytes(`${file.path}: ${stated[0]} instead of ${start}-${end - 1}/${file.bytes}`)
    }
    return
  }
  const isPage = headers.get('content-type')?.includes('text/html') ?? false
  if (!isPage && start === 0 && end === file.bytes) return
  const reason = isPage ? 'a web page instead of the file' : 'it sends files only whole, not in parts'
  throw new GlossError('hub-answer-unreadable', {
    host: new URL(source.host).host,
    model: source.model,
    reason,
  })
}

const BUFFER_BYTES = 512 << 10

/** Piece by piece; a piece is gone when the next is asked for, where the browser fills the same memory again and again. */
async function* bytesOf(response: Response): AsyncGenerator<Uint8Array> {
  if (!response.body) return
  const reader = pieceReader(response.body)
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw new Dropped('the connection was lost', { cause: error })
      })
      if (done) return
      yield value
    }
  } finally {
    // Left early: the rest is not wanted, and must not keep coming.
    await reader.cancel().catch(() => {})
  }
}

interface PieceReader {
  read(): Promise<ReadableStreamReadResult<Uint8Array>>
  cancel(): Promise<void>
}

/** Into one buffer where the body is a byte stream (a gigabyte in new arrays is a hundred megabytes of garbage at a time). */
export function pieceReader(body: ReadableStream<Uint8Array<ArrayBuffer>>): PieceReader {
  let reader: ReadableStreamBYOBReader
  try {
    reader = body.getReader({ mode: 'byob' })
  } catch {
    return body.getReader()
  }
  let buffer = new ArrayBuffer(BUFFER_BYTES)
  return {
    read: async () => {
      const { done, value } = await reader.read(new Uint8Array(buffer))
      if (done) return { done, value: undefined }
      buffer = value.buffer
      return { done, value }
    },
    cancel: () => reader.cancel(),
  }
}

/** A Worker that was busy with the disk hears its timers before its connections: those get this much longer. */
const GRACE_MS = 100

/** Aborts when nothing is heard for so long. */
function silenceWatch(stallMs: number, outer: AbortSignal) {
  const silence = new AbortController()
  let timer: ReturnType<typeof setTimeout>
  const heard = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = setTimeout(() => silence.abort(new DOMException('silence', 'TimeoutError')), GRACE_MS)
    }, stallMs)
  }
  heard()
  return {
    signal: AbortSignal.any([outer, silence.signal]),
    heard,
    [Symbol.dispose]: () => clearTimeout(timer),
  }
}
