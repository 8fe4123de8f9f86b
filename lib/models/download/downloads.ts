/**
 * The downloads of one host, by model: started, paused, resumed, cancelled, each with a status that any surface can show.
 *
 *   start ─► running ─► done
 *              │  ├───► failed ─► start again: goes on from what is here
 *              │  └───► paused ─► start again: the same; remembered over a restart
 *              └─ cancel: what is not whole is removed, the status is gone
 *
 * Lifetime: the host's. The store remembers what was wanted, so the next host takes up what this one did not finish
 * (`unfinished`).
 */
import { cancelled, toErrorData } from '../../messaging/errors'
import type { DownloadProgress, DownloadStatus } from '../../messaging/models-contract'
import { changeModel, removeUnfinished, storedModels } from '../store/models'
import type { DownloadRequest } from './download-contract'

interface Job {
  request: DownloadRequest
  status: DownloadStatus
  abort: AbortController
  over: Promise<void>
}

type Download = (request: DownloadRequest, signal: AbortSignal) => AsyncIterable<DownloadProgress>

export class Downloads {
  readonly #download: Download
  readonly #onChange: (statuses: DownloadStatus[]) => void
  readonly #jobs = new Map<string, Job>()

  constructor(download: Download, onChange: (statuses: DownloadStatus[]) => void) {
    this.#download = download
    this.#onChange = onChange
  }

  get statuses(): DownloadStatus[] {
    return [...this.#jobs.values()].map(({ status }) => status)
  }

  /** Starts a download, or goes on with one. One that runs is left running. Resolves when it is over, however it ends. */
  start(request: DownloadRequest): Promise<void> {
    const before = this.#jobs.get(request.model)
    if (before?.status.state === 'running') return before.over
    const { model, commit } = request
    const abort = new AbortController()
    const job: Job = { request, status: { model, commit, state: 'running' }, abort, over: Promise.resolve() }
    this.#jobs.set(model, job)
    job.over = this.#run(job)
    this.#publish()
    return job.over
  }

  /** What has arrived is kept; `start` or `resume` goes on. */
  async pause(model: string): Promise<void> {
    const job = this.#jobs.get(model)
    if (job?.status.state !== 'running') return
    this.#become(job, { state: 'paused' })
    job.abort.abort(cancelled())
    await job.over
    // Resumed before it had come to rest: then it is not held.
    if (this.#jobs.get(model) === job) await changeModel(model, job.request.commit, { held: true })
  }

  resume(model: string): Promise<void> {
    const job = this.#jobs.get(model)
    return job ? this.start(job.request) : Promise.resolve()
  }

  /** Takes it back: files that are not whole are removed. */
  async cancel(model: string): Promise<void> {
    const job = this.#jobs.get(model)
    if (!job) return
    this.#jobs.delete(model)
    job.abort.abort(cancelled())
    await job.over
    await removeUnfinished(model, job.request.commit)
    this.#publish()
  }

  async #run(job: Job): Promise<void> {
    try {
      for await (const progress of this.#download(job.request, job.abort.signal)) {
        if (!job.abort.signal.aborted) this.#become(job, { state: 'running', progress })
      }
      this.#become(job, { state: 'done' })
    } catch (error) {
      if (!job.abort.signal.aborted) this.#become(job, { state: 'failed', error: toErrorData(error) })
    }
  }

  #become(job: Job, change: Pick<DownloadStatus, 'state' | 'progress' | 'error'>): void {
    const { model, commit, progress } = job.status
    job.status = { model, commit, ...(progress && { progress }), ...change }
    if (this.#jobs.get(model) === job) this.#publish()
  }

  #publish(): void {
    this.#onChange(this.statuses)
  }
}

/** What an earlier host left: begun, not whole, not paused by the reader. */
export async function unfinished(host: string): Promise<DownloadRequest[]> {
  const models = await storedModels()
  return models
    .filter((model) => model.source === 'hub' && model.state !== 'complete' && !model.held)
    .map(({ id, commit, files, entry, isDraft }) => ({
      ...(entry && { entry, isDraft: isDraft ?? false }),
      model: id,
      commit,
      host,
      files: files.map(({ path, bytes, content }) => ({ path, bytes, content })),
    }))
}
