/**
 * All files of a model, one after the other, small ones first: what decides whether the model is usable comes before what is
 * heavy. Room is made before the first byte. Aborting keeps what has arrived; that is what a pause is.
 */
import { Inbox } from '../../messaging/inbox'
import type { DownloadProgress } from '../../messaging/models-contract'
import type { ContentId } from '../content-id'
import { addModel, storedModel } from '../store/models'
import { reserve } from '../store/reserve'
import { makeRoom } from '../store/room'
import { type DownloadRequest, PACE } from './download-contract'
import { downloadFile } from './download-file'
import { Rate } from './rate'

const TELL_EVERY_MS = 200

export async function* downloadModel(
  request: DownloadRequest,
  signal: AbortSignal,
): AsyncGenerator<DownloadProgress> {
  const events = new Inbox<DownloadProgress>()
  const progress = new Progress(request, (event) => events.put(event))
  // A reader that leaves early stops the work as an abort does.
  const left = new AbortController()
  const work = run(request, AbortSignal.any([signal, left.signal]), progress).then(
    () => events.end(),
    (error: unknown) => events.fail(error as Error),
  )
  try {
    yield* events
  } finally {
    left.abort()
    await work
  }
}

async function run(request: DownloadRequest, signal: AbortSignal, progress: Progress): Promise<void> {
  const { model, commit, host } = request
  const files = request.files.toSorted((a, b) => a.bytes - b.bytes)
  await makeRoom(files, { ...request.room, keep: [...(request.room?.keep ?? []), model] }, reserve)
  const own = request.entry && { entry: request.entry, isDraft: request.isDraft ?? false }
  await addModel({ id: model, commit, files, source: 'hub', ...own })
  for (const { content, bytesHere } of (await storedModel(model, commit))?.files ?? [])
    progress.before(content, bytesHere)
  const pace = { ...PACE, ...request.pace }
  for (const file of files) {
    await downloadFile(file, { host, model, commit }, pace, signal, {
      onWait: () => progress.tell('waiting', file.path),
      onBytesHere: (bytes) => progress.here(file.path, file.content, bytes),
      onCheck: () => progress.tell('checking', file.path),
    })
  }
}

/** Sums up what the files say into one line. */
class Progress {
  readonly #tell: (event: DownloadProgress) => void
  readonly #totalBytes: number
  readonly #here = new Map<ContentId, number>()
  readonly #rate = new Rate()
  #fetched = 0
  #toldAtMs = Number.NEGATIVE_INFINITY

  constructor(request: DownloadRequest, tell: (event: DownloadProgress) => void) {
    this.#tell = tell
    const sizes = new Map(request.files.map((file) => [file.content, file.bytes]))
    this.#totalBytes = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
  }

  /** What an earlier download has left: it counts, and took no time. */
  before(content: ContentId, bytes: number): void {
    this.#here.set(content, bytes)
  }

  here(file: string, content: ContentId, bytes: number): void {
    this.#fetched += Math.max(0, bytes - (this.#here.get(content) ?? 0))
    this.#here.set(content, bytes)
    if (performance.now() - this.#toldAtMs > TELL_EVERY_MS) this.tell('fetching', file)
  }

  tell(phase: DownloadProgress['phase'], file: string): void {
    this.#toldAtMs = performance.now()
    this.#rate.mark(this.#fetched, this.#toldAtMs)
    const bytesHere = [...this.#here.values()].reduce((sum, bytes) => sum + bytes, 0)
    const secondsLeft = this.#rate.secondsLeft(this.#totalBytes - bytesHere)
    this.#tell({
      phase,
      file,
      bytesHere,
      totalBytes: this.#totalBytes,
      bytesPerSecond: this.#rate.bytesPerSecond,
      ...(secondsLeft !== undefined && { secondsLeft }),
    })
  }
}
