/**
 * The download Worker as its starter holds it: started with the first download, ended when it has had nothing to do for a
 * while, started anew when it died. What it had fetched is in the store, so a death costs a few bytes and is told as
 * `internal`; whoever wants the model asks again.
 */
import { workerChannel } from '../../messaging/channel'
import { GlossError } from '../../messaging/errors'
import type { DownloadProgress } from '../../messaging/models-contract'
import { type Caller, streamCaller } from '../../messaging/stream'
import { watchLife } from '../../messaging/worker-life'
import type { DownloadRequest } from './download-contract'

/** The Worker has to carry the name it is given. */
export type StartWorker = (name: string) => Worker

const IDLE_MS = 10_000

export class DownloadClient {
  readonly #startWorker: StartWorker
  #worker: { worker: Worker; caller: Caller; watch: AbortController } | null = null
  #running = 0
  #idle: ReturnType<typeof setTimeout> | undefined

  constructor(startWorker: StartWorker) {
    this.#startWorker = startWorker
  }

  /** @throws GlossError */
  async *download(request: DownloadRequest, signal: AbortSignal): AsyncGenerator<DownloadProgress> {
    this.#running++
    clearTimeout(this.#idle)
    try {
      yield* this.#start().call('download', request, signal) as AsyncIterable<DownloadProgress>
    } finally {
      // An aborted download still writes its last record: the Worker is given the time.
      if (--this.#running === 0) this.#idle = setTimeout(() => this.end(), IDLE_MS)
    }
  }

  /** Ends the Worker at once; its downloads fail. What they had fetched is kept, but for the last moment's. */
  end(reason = 'the download Worker was ended'): void {
    clearTimeout(this.#idle)
    const ended = this.#worker
    this.#worker = null
    ended?.watch.abort()
    ended?.caller.lose(new GlossError('internal', { reason }))
    ended?.worker.terminate()
  }

  #start(): Caller {
    if (this.#worker) return this.#worker.caller
    const name = `gloss-download-${crypto.randomUUID()}`
    const worker = this.#startWorker(name)
    const caller = streamCaller(
      workerChannel(worker, () => worker.terminate()),
      () => new GlossError('internal', { reason: 'the download Worker is gone' }),
    )
    const died = (reason: string) => {
      if (this.#worker?.worker === worker) this.end(reason)
    }
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      died(event.message || 'the download Worker did not start')
    })
    const watch = new AbortController()
    watchLife(name, () => died('the download Worker ended without a word'), watch.signal)
    this.#worker = { worker, caller, watch }
    return caller
  }
}
