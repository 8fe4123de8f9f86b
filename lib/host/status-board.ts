import type { HostStatus, RealmStatus, ThreadFacts } from '../messaging/contract'

/** Progress comes per file and per sentence; a popup needs no more than this. */
const PUBLISH_EVERY_MS = 100

type LoadingListener = (loadedBytes: number, totalBytes: number) => void

/** What each model's realm is doing: published as one value when it changes, and told to whoever waits for a load. */
export class StatusBoard {
  readonly #realms = new Map<string, RealmStatus>()
  readonly #loading = new Map<string, Set<LoadingListener>>()
  readonly #threads: ThreadFacts
  readonly #publish: (status: HostStatus) => void
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

  /** A sentence is done; `tokens` is 0 where it was not finished, and its speed then tells nothing. */
  rested(model: string, tokens: number, elapsedMs: number): void {
    const status = this.#realms.get(model)
    if (status?.phase !== 'ready') return
    const tokensPerSecond = tokens > 0 ? (tokens / elapsedMs) * 1000 : status.tokensPerSecond
    this.set({ ...status, busy: false, tokensPerSecond })
  }

  /** Hears the progress of the model's load, from where it stands now. Returns the way to stop. */
  onLoading(model: string, listener: LoadingListener): () => void {
    const listeners = this.#loading.get(model) ?? new Set()
    this.#loading.set(model, listeners.add(listener))
    const status = this.#realms.get(model)
    if (status?.phase === 'loading') listener(status.loadedBytes, status.totalBytes)
    return () => listeners.delete(listener)
  }

  #tell({ model, loadedBytes, totalBytes }: Extract<RealmStatus, { phase: 'loading' }>): void {
    for (const listener of this.#loading.get(model) ?? []) listener(loadedBytes, totalBytes)
  }

  #changed(): void {
    if (this.#isDue) return
    this.#isDue = true
    setTimeout(() => {
      this.#isDue = false
      this.#publish({ realms: [...this.#realms.values()], downloads: [], threads: this.#threads })
    }, PUBLISH_EVERY_MS)
  }
}
