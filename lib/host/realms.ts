/**
 * The realms that are alive: one for each model in use, at most two, the one used least recently ended first.
 *
 *   use(model, rungs, work) ─► realm alive on a rung? ─ no ─► read files, start Worker ─► load
 *                                     │                            failed: end it, next rung
 *                                     └─► work(realm) ─ realm failed: end it, next rung, work again
 *
 * Lifetime: a realm lives until it fails, another model needs its place, or nobody has used it for a while; its memory then
 * comes back, and the next request loads again from disk. Failure: when the last rung has failed its error is thrown and
 * shown as the model's status; the next request starts again at the first rung. As long as a realm lives on a lower rung,
 * that is where work goes.
 */

import type { Rung } from '../messaging/contract'
import { GlossError, toErrorData } from '../messaging/errors'
import type { ModelFiles } from '../messaging/realm-contract'
import type { CatalogEntry } from '../models/catalog'
import { type Patience, Realm, type StartWorker } from './realm'
import type { StatusBoard } from './status-board'

/** Both directions of one conversation fit; each realm of a starter model holds some 150 MB. */
const MOST_ALIVE = 2

/** Somebody who reads a page comes back within minutes; whoever has left wants the memory. */
const IDLE_MS = 5 * 60_000

export interface RealmsOptions {
  startWorker: StartWorker
  readFiles: (entry: CatalogEntry, onBytes: (bytes: number) => void) => Promise<ModelFiles>
  runtime: { mjs: string; wasm: string }
  status: StatusBoard
  patience?: Patience
  /** How long a realm is kept that nobody uses. */
  idleMs?: number
}

interface Held {
  rung: Rung
  realm: Promise<Realm>
  /** Pieces of work that run on it. */
  users: number
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
    entry: CatalogEntry,
    rungs: Rung[],
    signal: AbortSignal,
    work: (realm: Realm) => Promise<Result>,
  ): Promise<Result> {
    const alive = this.#alive.get(entry.id)
    const first = rungs.findIndex((rung) => alive && sameRung(alive.rung, rung))
    let lastError: unknown
    for (const rung of rungs.slice(Math.max(first, 0))) {
      const held = this.#get(entry, rung)
      clearTimeout(held.idle)
      held.users++
      try {
        return await work(await held.realm)
      } catch (error) {
        if (signal.aborted || isTheFilesFault(error)) throw error
        lastError = error
      } finally {
        held.users--
        if (held.users === 0)
          held.idle = setTimeout(() => this.#end(entry.id, held), this.#options.idleMs ?? IDLE_MS)
      }
    }
    throw lastError
  }

  /** Frees everything. */
  endAll(): void {
    for (const model of this.#alive.keys()) this.#end(model)
  }

  #get(entry: CatalogEntry, rung: Rung): Held {
    const known = this.#alive.get(entry.id)
    if (known && sameRung(known.rung, rung)) {
      this.#alive.delete(entry.id)
      this.#alive.set(entry.id, known)
      return known
    }
    this.#end(entry.id)
    for (const id of this.#alive.keys()) if (this.#alive.size >= MOST_ALIVE) this.#end(id)
    const realm = new Realm(this.#options.startWorker, entry.id, rung, this.#options.patience)
    const held: Held = { rung, realm: this.#load(entry, realm), users: 0, idle: undefined }
    this.#alive.set(entry.id, held)
    void realm.ended.then((failure) => this.#forget(entry.id, held, failure))
    return held
  }

  async #load(entry: CatalogEntry, realm: Realm): Promise<Realm> {
    const { readFiles, runtime, status } = this.#options
    const about = { model: entry.id, rung: realm.rung }
    const totalBytes = entry.bytes ?? 0
    const loading = (loadedBytes: number) =>
      status.set({ phase: 'loading', ...about, loadedBytes, totalBytes })
    loading(0)
    try {
      const goesOn = new AbortController().signal // whoever asked may have left; the next one will be glad of it
      const [files] = await Promise.all([
        readFiles(entry, loading),
        realm.start({ ...about, runtime }, goesOn),
      ])
      await realm.load({ ...about, task: entry.task, files }, goesOn)
    } catch (error) {
      realm.end(error)
      throw error
    }
    status.set({
      phase: 'ready',
      ...about,
      why: 'no-adapter',
      busy: false,
      tokensPerSecond: null,
      wordsPerSecond: null,
    })
    return realm
  }

  /** A realm that failed is out of the pool before anybody can be given it again. */
  #forget(model: string, held: Held, failure: GlossError): void {
    if (this.#alive.get(model) !== held) return
    this.#alive.delete(model)
    this.#options.status.set({ phase: 'failed', model, rung: held.rung, error: toErrorData(failure) })
  }

  /** Another model needs the place, or another rung, or nobody needs it. */
  #end(model: string, held = this.#alive.get(model)): void {
    if (!held || held !== this.#alive.get(model)) return
    clearTimeout(held.idle)
    this.#alive.delete(model)
    this.#options.status.clear(model)
    held.realm.then(
      (realm) => realm.end(),
      () => {}, // it has ended itself
    )
  }
}

/** No other rung mends a file that is missing or damaged. */
function isTheFilesFault(error: unknown): boolean {
  return error instanceof GlossError && error.code.startsWith('model-file-')
}

function sameRung(a: Rung, b: Rung): boolean {
  return a.device === b.device && a.dtype === b.dtype && a.threads === b.threads
}
