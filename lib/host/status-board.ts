import type { HostStatus, RealmStatus, Rung, ThreadFacts } from '../messaging/contract'
import type { DownloadStatus } from '../messaging/models-contract'

/** Progress comes per file and per sentence; a popup needs no more than this. */
const PUBLISH_EVERY_MS = 100

/** As every stream of the host has it. */
type LoadingEvent = { type: 'loading'; model: string; loadedBytes: number; totalBytes: number }
type LoadingListener = (loadedBytes: number, totalBytes: number, rung: Rung) => void

/** What each model's realm is doing: published as one value when it changes, and told to whoever waits for a load. */
export class StatusBoard {
  readonly #realms = new Map<string, RealmStatus>()
  readonly #loading = new Map<string, Set<LoadingListener>>()
  readonly #threads: ThreadFacts
  readonly #publish: (status: HostStatus) => void
  #downloads: DownloadStatus[] = []
  #isDue = false

  constructor(threads: ThreadFacts, publish: (status: HostStatus) => void) {
    this.#threads = threads
    this.#publish = publish
    this.#changed()
  }

  set(status: RealmStatus): void {
    this.#realms.set(status.model, status)
    if (status.phase === 'loading') this.#tell(status)
    this.#changed()
  }

  /** The model's realm was ended on purpose: idle again. */
  clear(model: string): void {
    this.#realms.delete(model)
    this.#changed()
  }

  busy(model: string): void {
    const status = this.#realms.get(model)
    if (status?.phase === 'ready') this.set({ ...status, busy: true })
  }

  /** A batch is done; no tokens where it was not finished, and its speed then tells nothing. */
  rested(model: string, done: { tokens: number; words: number }, elapsedMs: number): void {
    const status = this.#realms.get(model)
    if (status?.phase !== 'ready') return
    const measured = done.tokens > 0 && {
      tokensPerSecond: (done.tokens / elapsedMs) * 1000,
      wordsPerSecond: (done.words / elapsedMs) * 1000,
    }
    this.set({ ...status, busy: false, ...measured })
  }

  /** What is being fetched, or was, since the host has started. */
  setDownloads(downloads: DownloadStatus[]): void {
    this.#downloads = downloads
    this.#changed()
  }

  /** Hears the progress of the model's load, from where it stands now. Returns the way to stop. */
  onLoading(model: string, listener: LoadingListener): () => void {
    const listeners = this.#loading.get(model) ?? new Set()
    this.#loading.set(model, listeners.add(listener))
    const status = this.#realms.get(model)
    if (status?.phase === 'loading') listener(status.loadedBytes, status.totalBytes, status.rung)
    return () => listeners.delete(listener)
  }

  /** Tells of every load of these models as an event. Returns the way to stop. */
  tellLoading(models: readonly string[], emit: (event: LoadingEvent) => void): () => void {
    const stops = models.map((model) =>
      this.onLoading(model, (loadedBytes, totalBytes) =>
        emit({ type: 'loading', model, loadedBytes, totalBytes }),
      ),
    )
    return () => {
      for (const stop of stops) stop()
    }
  }

  #tell({ model, loadedBytes, totalBytes, rung }: Extract<RealmStatus, { phase: 'loading' }>): void {
    for (const listener of this.#loading.get(model) ?? []) listener(loadedBytes, totalBytes, rung)
  }

  #changed(): void {
    if (this.#isDue) return
    this.#isDue = true
    setTimeout(() => {
      this.#isDue = false
      this.#publish({
        realms: [...this.#realms.values()],
        downloads: this.#downloads,
        threads: this.#threads,
      })
    }, PUBLISH_EVERY_MS)
  }
}
