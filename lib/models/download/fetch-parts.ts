/**
 * Fetches what is missing of a file over several connections at once, each taking the next part from the front, so that the
 * file grows whole from its start and can be digested as it grows.
 *
 * Failures: a dropped connection goes on from where it was, after a wait that doubles while nothing comes; a busy hub is
 * waited for as long as it asks, up to a limit; anything else ends all connections.
 */
import { GlossError, cancelled } from '../../messaging/errors'
import { type ByteRange, gaps, split } from './byte-ranges'
import type { Pace } from './download-contract'
import type { PartFile } from './part-file'
import { Dropped, type Source, requestRange } from './range-request'

export async function fetchParts(
  part: PartFile,
  source: Source,
  pace: Pace,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const waiting = split(gaps(part.ranges, part.file.bytes), pace.partBytes)
  const ended = new AbortController()
  const all = AbortSignal.any([signal, ended.signal])
  const connection = async (): Promise<void> => {
    for (let range = waiting.shift(); range; range = waiting.shift()) {
      await fetchPart(part, source, range, pace, all, onBytes)
    }
  }
  const count = Math.min(pace.connections, waiting.length)
  const connections = Array.from({ length: count }, async () => {
    try {
      await connection()
    } catch (error) {
      ended.abort()
      throw error
    }
  })
  // Every connection has to be over before the file is closed; the first that failed says why.
  const results = await Promise.allSettled(connections)
  if (signal.aborted || part.deleted) throw cancelled()
  const failures = results
    .filter((result) => result.status === 'rejected')
    .map(({ reason }) => reason as unknown)
  const cause = failures.find((error) => !(error instanceof GlossError && error.code === 'cancelled'))
  if (cause !== undefined) throw cause
}

async function fetchPart(
  part: PartFile,
  source: Source,
  [start, end]: ByteRange,
  pace: Pace,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const next = { at: start, lost: 0 }
  while (next.at < end) {
    try {
      await requestRange(source, part.file, [next.at, end], pace.stallMs, signal, (bytes, at) => {
        if (part.deleted) throw cancelled()
        part.write(bytes, at)
        next.at = at + bytes.length
        next.lost = 0
        onBytes(bytes.length)
      })
    } catch (error) {
      if (signal.aborted) throw cancelled()
      next.lost++
      await pause(waitAfter(error, next.lost, part, source, pace), signal)
    }
  }
}

/** How long until the next try; what no try will mend is thrown. */
function waitAfter(error: unknown, lost: number, part: PartFile, source: Source, pace: Pace): number {
  const busy = error instanceof GlossError && error.code === 'hub-busy'
  if (!busy && !(error instanceof Dropped)) throw error
  if (lost >= pace.attempts) throw busy ? error : givingUp(part, source, error)
  if (!busy) return pace.backOffMs * 2 ** (lost - 1) * (0.75 + Math.random() / 2)
  const { retryAfterSeconds } = error.values as { retryAfterSeconds: number }
  if (retryAfterSeconds > pace.busySeconds) throw error
  return retryAfterSeconds * 1000
}

/** Nothing ever came: the host is out of reach. Something did: the line is bad. */
function givingUp(part: PartFile, source: Source, error: unknown): GlossError {
  const { host } = new URL(source.host)
  return part.ranges.length === 0
    ? new GlossError('hub-unreachable', { host }, error)
    : new GlossError('download-interrupted', { host, file: part.file.path }, error)
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
  if (signal.aborted) throw cancelled()
}
