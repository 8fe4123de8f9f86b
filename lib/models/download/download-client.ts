/**
 * The download Worker as its starter holds it: started with the first download, ended when it has had nothing to do for a
 * while, started anew when it died. What it had fetched is in the store, so a death costs a few bytes and is told as
 * `internal`; whoever wants the model asks again.
 */
import { workerChannel } from '../../messaging/channel'
import { GlossError } from '../../messaging/errors'
import type { DownloadProgress } from '../../messaging/models-contract'
import { type Caller, streamCaller } from '../../messaging/stream'
import type { DownloadRequest } from './download-contract'

/** The Worker has to carry the name it is given. */
export type StartWorker = (name: string) => Worker

const IDLE_MS = 10_000

export class DownloadClient {
  readonly #startWorker: StartWorker
  #worker: { worker: Worker; caller: Caller } | null = null
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
    ended?.caller.lose(new GlossError('internal', { reason }))
    ended?.worker.terminate()
  }

  #start(): Caller {
    if (this.#worker) return this.#worker.caller
    const worker = this.#startWorker(`gloss-download-${crypto.randomUUID()}`)
    const caller = streamCaller(
      workerChannel(worker, () => worker.terminate()),
      () => new GlossError('internal', { reason: 'the download Worker is gone' }),
    )
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      if (this.#worker?.worker === worker) this.end(event.message || 'the download Worker did not start')
    })
    this.#worker = { worker, caller }
    return caller
  }
}
