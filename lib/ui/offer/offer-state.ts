/**
 * The offer to fetch what a pair of languages needs, made where the need came up: once, with everything that it costs.
 *
 *   asking ─► offered ─► downloading ─► done ─► onReady: the translation goes on by itself
 *     │          │            ├─ pause ──► paused ─── resume ─► downloading
 *     ├─► none   └─► declined ├─ cancel ─► offered
 *     └─► failed ◄────────────┘             what has arrived is kept, unless it is cancelled
 *
 * Lifetime: `close` only stops listening. The host goes on with a download that has begun, and another surface can pause it.
 * Small and free of the catalogue, since the page script has it too.
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { LanguageTag } from '../../messaging/contract'
import { type ErrorData, fromErrorData, toErrorData } from '../../messaging/errors'
import type { DownloadProgress, DownloadStatus, Models, Offer } from '../../messaging/models-contract'

export type OfferPhase =
  | { name: 'asking' }
  /** The catalogue has nothing for the pair. */
  | { name: 'none' }
  | { name: 'offered'; offer: Offer }
  /** Not now. */
  | { name: 'declined' }
  /** Of all models together; null until the first bytes are told. */
  | { name: 'downloading'; progress: DownloadProgress | null }
  | { name: 'paused'; progress: DownloadProgress | null }
  /** `isAsked`: there is an offer, and its download is what failed. */
  | { name: 'failed'; error: ErrorData; isAsked: boolean }
  | { name: 'done' }

export interface OfferNeeds {
  models: Pick<Models, 'offer' | 'download' | 'pause' | 'cancel'>
  source: LanguageTag
  target: LanguageTag
  /** Everything is on disk. */
  onReady(): void
}

export interface OfferState {
  source: LanguageTag
  target: LanguageTag
  phase: ReadonlySignal<OfferPhase>
  /** Asks what it would take; again after a failure. */
  ask(): Promise<void>
  /** Fetches it; also goes on after a pause or a failure. */
  download(): Promise<void>
  pause(): Promise<void>
  cancel(): Promise<void>
  decline(): void
  close(): void
}

export function createOffer({ models, source, target, onReady }: OfferNeeds): OfferState {
  const phase = signal<OfferPhase>({ name: 'asking' })
  let run = new AbortController()
  let offer: Offer | null = null
  /** What is being fetched. */
  let current = ''

  /** One thing at a time: whoever is no longer the current run writes nothing. */
  async function begin(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    run.abort()
    const { signal: mine } = (run = new AbortController())
    try {
      await work(mine)
    } catch (error) {
      if (mine.aborted) return
      const data = toErrorData(error)
      // Taken back somewhere else: it can be had again.
      if (data.code === 'cancelled' && offer) phase.value = { name: 'offered', offer }
      else phase.value = { name: 'failed', error: data, isAsked: offer !== null }
    }
  }

  const ask = () =>
    begin(async (mine) => {
      offer = null
      phase.value = { name: 'asking' }
      const answer = await models.offer({ source, target }, mine)
      if (mine.aborted) return
      offer = answer
      phase.value = answer ? { name: 'offered', offer: answer } : { name: 'none' }
    })

  const download = () =>
    begin(async (mine) => {
      const wanted = offer?.models.filter(({ bytes }) => bytes !== 0) ?? []
      const parts = wanted.map(({ bytes = 0 }) => ({ bytesHere: 0, totalBytes: bytes }))
      phase.value = { name: 'downloading', progress: progressOf(phase.value) }
      for (const [index, { id, dtypes }] of wanted.entries()) {
        current = id
        for await (const status of models.download({ model: id, dtypes }, mine)) {
          if (mine.aborted) return
          const progress = status.progress ? sum(parts, index, status.progress) : progressOf(phase.value)
          if (!take(status, progress)) return
        }
        if (mine.aborted) return
      }
      phase.value = { name: 'done' }
      onReady()
    })

  /** False: it has stopped before the end. */
  function take({ state, error }: DownloadStatus, progress: DownloadProgress | null): boolean {
    if (error && state === 'failed') throw fromErrorData(error)
    phase.value = { name: state === 'paused' ? 'paused' : 'downloading', progress }
    return state !== 'paused'
  }

  return {
    source,
    target,
    phase,
    ask,
    download,
    pause: () =>
      begin(async () => {
        phase.value = { name: 'paused', progress: progressOf(phase.value) }
        await models.pause({ model: current })
      }),
    cancel: () =>
      begin(async () => {
        if (offer) phase.value = { name: 'offered', offer }
        await models.cancel({ model: current })
      }),
    decline: () => {
      run.abort()
      phase.value = { name: 'declined' }
    },
    close: () => run.abort(),
  }
}

const progressOf = (phase: OfferPhase) => ('progress' in phase ? phase.progress : null)

/** The progress of one model as progress of all of them: what is to come counts as not here. */
function sum(
  parts: { bytesHere: number; totalBytes: number }[],
  index: number,
  progress: DownloadProgress,
): DownloadProgress {
  parts[index] = progress
  let [bytesHere, totalBytes] = [0, 0]
  for (const part of parts) {
    bytesHere += part.bytesHere
    totalBytes += part.totalBytes
  }
  const rate = progress.bytesPerSecond
  const all = { ...progress, bytesHere, totalBytes }
  return rate > 0 && parts.length > 1 ? { ...all, secondsLeft: (totalBytes - bytesHere) / rate } : all
}
