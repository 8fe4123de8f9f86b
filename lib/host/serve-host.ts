/** Starts the engine host in this document and answers the ports that other contexts open to it. */
import { browser } from 'wxt/browser'
import { Adapter } from '../hardware/adapter'
import { type NavigatorLike, memory as memoryOf, probeGpu } from '../hardware/probe'
import { threadFacts } from '../hardware/threads'
import { portChannel } from '../messaging/channel'
import type { HostStatus } from '../messaging/contract'
import { ENGINE_PORT } from '../messaging/engine-port'
import { serveStreams } from '../messaging/stream'
import { DownloadClient } from '../models/download/download-client'
import { readBuild, runnableModels } from '../models/runnable'
import { changedTerms } from '../text/glossary-entry'
import { clientOf } from './clients'
import { followPreferences } from './follow-preferences'
import { HistoryStore } from './history/history-store'
import { HostHistory } from './history/host-history'
import { recordedEngine, recordedReading } from './history/recorded'
import { HopRunner } from './hop-runner'
import { Host } from './host'
import { Fetching } from './library/fetching'
import { Library } from './library/library'
import { Trials } from './library/trials'
import { TranslationMemory } from './memory/translation-memory'
import { Planner } from './planner'
import { ReadingHost } from './reading/reading-host'
import { Vectors } from './reading/vectors'
import type { StartWorker } from './realm'
import { Realms } from './realms'
import { RungJournal } from './rung-journal'
import { inTurn } from './scheduler/in-turn'
import { Scheduler } from './scheduler/scheduler'
import { handlersFor } from './served-methods'
import { StatusBoard } from './status-board'
import type { StayAwake } from './stay-awake'

/** Somebody who reads a page comes back within minutes; whoever has left wants the memory. */
const IDLE_MINUTES = 5

export interface HostWorkers {
  engine: StartWorker
  download: StartWorker
}

/** What the background is told. */
export interface Told {
  status(status: HostStatus): void
  /** Words of the glossary that are translated otherwise from now on. */
  terms(terms: string[]): void
}

/**
 * Register synchronously when the document starts: a client may connect as soon as it has loaded.
 * @param stayAwake where the browser ends a document that seems idle
 */
export function serveHost(workers: HostWorkers, tell: Told, stayAwake?: StayAwake): void {
  const root = browser.runtime.getURL('/')
  const threads = threadFacts(globalThis.crossOriginIsolated, navigator.hardwareConcurrency)
  const status = new StatusBoard(threads, (now) => {
    stayAwake?.heed(now)
    tell.status(now)
  })
  const adapter = new Adapter(() => probeGpu(navigator.gpu), navigator.userAgent)
  const journal = new RungJournal(adapter)
  addEventListener('pagehide', () => journal.closing())
  const memory = new TranslationMemory()
  const preferences = followPreferences(({ rememberTranslations = false, glossary = [] }, before) => {
    void memory.keepOnDisk(rememberTranslations)
    const terms = before ? changedTerms(before.glossary ?? [], glossary) : []
    if (terms.length > 0) tell.terms(terms)
  })
  const realms = new Realms({
    startWorker: workers.engine,
    readFiles: (model, rung, onBytes) => readBuild(model, rung.dtype, root, onBytes),
    runtime: { mjs: `${root}ort/runtime.mjs`, wasm: `${root}ort/runtime.wasm` },
    status,
    journal,
    memory: memoryOf((navigator as NavigatorLike).deviceMemory),
    idleMs: () => (preferences.now().idleMinutes ?? IDLE_MINUTES) * 60_000,
  })
  const runner = new HopRunner(new Planner(threads.count, adapter, journal), realms)
  const scheduler = new Scheduler<unknown>()
  const host = new Host({ runner, scheduler, memory, status, preferences })
  const vectors = new Vectors({ runner, scheduler, status })
  const reading = new ReadingHost({ runner, scheduler, status, vectors, here: runnableModels })
  const trials = new Trials({
    runner,
    journal,
    adapter,
    status,
    threads: threads.count,
    inTurn: (work, signal) => inTurn(scheduler, { client: 'trials', priority: 'rest' }, work, signal),
  })
  const client = new DownloadClient(workers.download)
  const fetching = new Fetching({
    download: client.download.bind(client),
    adapter,
    inUse: () => realms.models,
    onChange: (downloads) => status.setDownloads(downloads),
    // Its outcome is a verdict; nobody waits for it.
    onWhole: (model) => void trials.testNew(model, new AbortController().signal).catch(() => {}),
  })
  const history = new HostHistory(new HistoryStore(), () => preferences.now().keepHistory ?? false)
  const models = new Library({ adapter, realms, fetching, trials, memory, history, preferences })
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== ENGINE_PORT) return
    const client = clientOf(port, root)
    const engine = recordedEngine(host.engineFor(client), client, history)
    const read = recordedReading(reading.readingFor(client, engine), client, history)
    const served = handlersFor(client.isExtensionPage, { engine, models, reading: read, history })
    serveStreams(portChannel(port), stayAwake?.during(served) ?? served)
  })
  // What cannot be read from the store is told to whoever asks for a model; here nobody has asked yet.
  void fetching.resumeAll().catch(() => {})
}
