/** One at a time per file, over all contexts of the browser profile; the browser frees it when its holder dies. */
import { cancelled } from '../../messaging/errors'
import type { ContentId } from '../content-id'

const nameOf = (content: ContentId) => `gloss-file-${content}`

/** Waits its turn. @throws GlossError cancelled */
export async function withFile<Result>(
  content: ContentId,
  signal: AbortSignal,
  onWait: () => void,
  run: () => Promise<Result>,
): Promise<Result> {
  const waiting = new AbortController()
  const giveUp = () => waiting.abort(cancelled())
  signal.addEventListener('abort', giveUp)
  if (signal.aborted) giveUp()
  const timer = setTimeout(onWait, 100)
  try {
    return await navigator.locks.request(nameOf(content), { signal: waiting.signal }, async () => {
      clearTimeout(timer)
      // From here on `run` sees the signal itself.
      signal.removeEventListener('abort', giveUp)
      return await run()
    })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', giveUp)
  }
}

/** Runs only when nobody holds the file; null otherwise. */
export async function withFileIfFree<Result>(
  content: ContentId,
  run: () => Promise<Result>,
): Promise<Result | null> {
  return await navigator.locks.request(nameOf(content), { ifAvailable: true }, async (lock) =>
    lock ? await run() : null,
  )
}
