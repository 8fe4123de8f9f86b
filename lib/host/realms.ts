/**
 * The realms that are alive: one for each model in use, as many as `admission.ts` allows, the one used least recently ended first.
 *
 *   use(model, rungs, work) ─► realm alive on a rung? ─ no ─► mark, read files, start Worker ─► load
 *                                     │                            failed: end it, note it, next rung
 *                                     └─► work(realm) ─ realm failed: end it, note it, next rung, work again
 *
 * Lifetime: a realm lives until it fails, another model needs its place, or nobody has used it for a while; its memory then
 * comes back, and the next request loads again from disk. Failure: when the last rung has failed its error is thrown and
 * shown as the model's status; the journal says which rungs the next request leaves out. As long as a realm lives on a lower
 * rung, that is where work goes.
 */

import type { Memory } from '../hardware/probe'
import type { Rung, RungReason } from '../messaging/contract'
import { GlossError, cancelled, toErrorData } from '../messaging/errors'
import type { ModelFiles } from '../messaging/realm-contract'
import { type RunnableModel, buildBytes } from '../models/runnable'
import { mayJoin } from './admission'
import { type Patience, Realm, type StartWorker } from './realm'
import type { RungJournal } from './rung-journal'
import type { StatusBoard } from './status-board'

/** Somebody who reads a page comes back within minutes; whoever has left wants the memory. */
const IDLE_MS = 5 * 60_000

export interface RealmsOptions {
  startWorker: StartWorker
  readFiles: (model: RunnableModel, rung: Rung, onBytes: (bytes: number) => void) => Promise<ModelFiles>
  runtime: { mjs: string; wasm: string }
  status: StatusBoard
  journal: Pick<RungJournal, 'loading' | 'failed' | 'ran'>
  patience?: Patience
  /** Of this computer. */
  memory: Memory
  /** How long a realm is kept that nobody uses. */
  idleMs?: () => number
}

/** Where a model is to run. */
export interface Place {
  rungs: Rung[]
  /** Why the first rung is the first. */
  why: RungReason
}

interface Held {
  rung: Rung
  modelBytes: number
  realm: Promise<Realm>
  /** Pieces of work that run on it. */
  users: number
  hasRun: boolean
  idle: ReturnType<typeof setTimeout> | undefined
}

export class Realms {
  readonly #options: RealmsOptions
  /** Least recently used first; a load that is under way is in it too, so that two first requests load once. */
  readonly #alive = new Map<string, Held>()

  constructor(options: RealmsOptions) {
    this.#options = options
  }

  /** Runs `work` on a realm that holds the model, on the first of the rungs where neither loading nor work fails. */
  async use<Result>(
    model: RunnableModel,
    { rungs, why }: Place,
    signal: AbortSignal,
    work: (realm: Realm) => Promise<Result>,
  ): Promise<Result> {
    const alive = this.#alive.get(keyOf(model))
    const first = Math.max(
      0,
      rungs.findIndex((rung) => alive && sameRung(alive.rung, rung)),
    )
    let lastError: unknown
    for (const rung of rungs.slice(first)) {
      const held = this.#get(model, rung, rung === rungs[0] ? why : 'fallback')
      clearTimeout(held.idle)
      held.users++
      try {
        // The load goes on without whoever stops waiting for it.
        const result = await work(await orAborted(held.realm, signal))
        if (!held.hasRun) void this.#options.journal.ran(model, rung)
        held.hasRun = true
        return result
      } catch (error) {
        if (signal.aborted || noRungMends(error)) throw error
        lastError = error
        if (error instanceof GlossError && isTheRungsFault(error))
          await this.#options.journal.failed(model, rung, error)
      } finally {
        held.users--
        if (held.users === 0)
          held.idle = setTimeout(() => this.#end(keyOf(model), held), this.#options.idleMs?.() ?? IDLE_MS)
      }
    }
    throw lastError
  }

  /** Models that are in memory or on their way into it. */
  get models(): string[] {
    return [...this.#alive.keys()].map((key) => key.slice(0, key.lastIndexOf('@')))
  }

  /** Frees what a model holds, in every revision; work on it fails. */
  end(model: string): void {
    for (const key of this.#alive.keys()) if (key.startsWith(`${model}@`)) this.#end(key)
  }

  #get(model: RunnableModel, rung: Rung, why: RungReason): Held {
    const key = keyOf(model)
    const known = this.#alive.get(key)
    if (known && sameRung(known.rung, rung)) {
      this.#alive.delete(key)
      this.#alive.set(key, known)
      return known
    }
    this.#end(key)
    const modelBytes = buildBytes(model, rung.dtype)
    const alive = () => [...this.#alive.values()].map((held) => held.modelBytes)
    for (const other of this.#alive.keys())
      if (!mayJoin(modelBytes, alive(), this.#options.memory)) this.#end(other)
    const realm = new Realm(this.#options.startWorker, model.entry.id, rung, this.#options.patience)
    const load = this.#load(model, realm, why)
    const held: Held = { rung, modelBytes, realm: load, users: 0, hasRun: false, idle: undefined }
    this.#alive.set(key, held)
    void realm.ended.then((failure) => this.#forget(key, held, failure))
    return held
  }

  async #load(model: RunnableModel, realm: Realm, why: RungReason): Promise<Realm> {
    const { readFiles, runtime, status, journal } = this.#options
    const about = { model: model.entry.id, rung: realm.rung }
    const totalBytes = buildBytes(model, realm.rung.dtype)
    const loading = (loadedBytes: number) =>
      status.set({ phase: 'loading', ...about, loadedBytes, totalBytes })
    loading(0)
    const isOver = await journal.loading(model, realm.rung)
    try {
      const goesOn = new AbortController().signal // whoever asked may have left; the next one will be glad of it
      const [files] = await Promise.all([
        readFiles(model, realm.rung, loading),
        realm.start({ ...about, runtime }, goesOn),
      ])
      await realm.load({ ...about, task: model.entry.task, files }, goesOn)
    } catch (error) {
      realm.end(error)
      throw error
    } finally {
      isOver()
    }
    status.set({
      phase: 'ready',
      ...about,
      why,
      busy: false,
      tokensPerSecond: null,
      wordsPerSecond: null,
    })
    return realm
  }

  /** A realm that failed is out of the pool before anybody can be given it again. */
  #forget(key: string, held: Held, failure: GlossError): void {
    if (this.#alive.get(key) !== held) return
    this.#alive.delete(key)
    const model = key.slice(0, key.lastIndexOf('@'))
    this.#options.status.set({ phase: 'failed', model, rung: held.rung, error: toErrorData(failure) })
  }

  /** Another model needs the place, or another rung, or nobody needs it. */
  #end(key: string, held = this.#alive.get(key)): void {
    if (!held || held !== this.#alive.get(key)) return
    clearTimeout(held.idle)
    this.#alive.delete(key)
    this.#options.status.clear(key.slice(0, key.lastIndexOf('@')))
    held.realm.then(
      (realm) => realm.end(),
      () => {}, // it has ended itself
    )
  }
}

/** @throws GlossError cancelled */
async function orAborted<Value>(wanted: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>()
  const abort = () => reject(cancelled())
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort)
  try {
    return await Promise.race([wanted, promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

const keyOf = ({ entry, commit }: RunnableModel) => `${entry.id}@${commit}`

/** A file that is missing or damaged, a request that is refused: the same everywhere. */
function noRungMends(error: unknown): boolean {
  return error instanceof GlossError && /^(model-file-|model-not-whole|bad-request)/.test(error.code)
}

/** What another try on the same rung would likely meet again; not what was asked of it. */
const isTheRungsFault = ({ code }: GlossError) => /^(load-|run-|realm-crashed)/.test(code)

function sameRung(a: Rung, b: Rung): boolean {
  return a.device === b.device && a.dtype === b.dtype && a.threads === b.threads
}
