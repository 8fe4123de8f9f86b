/**
 * What became of loads and runs, kept for the next time: marks of loads under way, verdicts on rungs.
 *
 *   before a load ─► mark ─ load ─► mark away                a host that finds a mark at its start: the process died in that load
 *   a rung fails  ─► verdict `failed`, left alone until …     the wait grows with every failure in a row
 *   a rung runs   ─► a failure of before is forgotten
 *
 * Failure: a disk that keeps nothing costs the memory of it, not the request; what cannot be written is passed over.
 */
import type { Adapter } from '../hardware/adapter'
import type { Rung } from '../messaging/contract'
import { type ErrorData, GlossError, toErrorData } from '../messaging/errors'
import type { Verdict } from '../messaging/models-contract'
import type { RunnableModel } from '../models/runnable'
import { markLoad, takeLoadMarks } from '../models/store/load-marks'
import { keepVerdict, rungKey, verdicts } from '../models/store/verdicts'

/**
 * After the first failure, the second …: a driver that hung may be well again in a minute. The processor is given its second
 * chance at once: what fails there once was short of memory, or hit by a chance of the moment.
 */
const WAIT_MINUTES = { webgpu: [1, 10, 120, 24 * 60], wasm: [0, 1, 10, 120] }
/** A process that died takes everything with it, so it is given no quick second chance. */
const WAIT_AFTER_DEATH_MINUTES = [10, 120, 24 * 60, 7 * 24 * 60]

export class RungJournal {
  readonly #adapter: Adapter
  /** Of loads that are under way in this host. */
  readonly #marks = new Set<() => void>()
  readonly #deathsFound: Promise<void>

  constructor(adapter: Adapter) {
    this.#adapter = adapter
    this.#deathsFound = this.#findDeaths()
  }

  /** Marks a load; the returned function takes the mark away. */
  async loading(model: RunnableModel, rung: Rung): Promise<() => void> {
    await this.#deathsFound // a mark of this host is none of its predecessor's
    const about = { model: model.entry.id, commit: model.commit, rung, adapter: await this.#on(rung) }
    const unmark = markLoad(about)
    this.#marks.add(unmark)
    return () => {
      this.#marks.delete(unmark)
      unmark()
    }
  }

  async failed(model: RunnableModel, rung: Rung, error: GlossError): Promise<void> {
    const { entry, commit } = model
    await this.#fail(
      { model: entry.id, commit, rung, adapter: await this.#on(rung) },
      toErrorData(error),
      WAIT_MINUTES[rung.device],
    )
  }

  /** Ends a row of failures; a verdict that holds already, with its measures, stays as it is. */
  async ran(model: RunnableModel, rung: Rung): Promise<void> {
    const before = await this.#verdict(model.entry.id, model.commit, rung, await this.#on(rung))
    if (before?.outcome !== 'failed' || rung.device === 'webgpu') return
    const { error: _, retryAtMs: __, ...kept } = before
    await keepVerdict({ ...kept, outcome: 'passed', strikes: 0, atMs: Date.now() }).catch(() => {})
  }

  /** The document is being closed in order: its loads end with it, and nobody died. */
  closing(): void {
    for (const unmark of this.#marks) unmark()
  }

  /** Loads in which the whole process died, found at the start of a host. Their rungs are left alone for a while. */
  async #findDeaths(): Promise<void> {
    for (const { model, commit, rung, adapter } of takeLoadMarks()) {
      const error = toErrorData(new GlossError('process-died', { model, device: rung.device }))
      await this.#fail({ model, commit, rung, adapter }, error, WAIT_AFTER_DEATH_MINUTES)
    }
  }

  async verdictsOf(model: RunnableModel): Promise<Verdict[]> {
    await this.#deathsFound
    const all = await verdicts().catch(() => [])
    return all.filter((one) => one.model === model.entry.id && one.commit === model.commit)
  }

  async #fail(
    about: Pick<Verdict, 'model' | 'commit' | 'rung' | 'adapter'>,
    error: ErrorData,
    waits: number[],
  ): Promise<void> {
    const before = await this.#verdict(about.model, about.commit, about.rung, about.adapter)
    const strikes = (before?.strikes ?? 0) + 1
    const waitMinutes = waits[Math.min(strikes, waits.length) - 1]!
    const atMs = Date.now()
    const retryAtMs = atMs + waitMinutes * 60_000
    await keepVerdict({ ...about, outcome: 'failed', error, strikes, atMs, retryAtMs }).catch(() => {})
  }

  async #verdict(model: string, commit: string, rung: Rung, adapter: string): Promise<Verdict | undefined> {
    const all = await verdicts().catch(() => [])
    return all.find(
      (one) =>
        one.model === model &&
        one.commit === commit &&
        one.adapter === adapter &&
        rungKey(one.rung) === rungKey(rung),
    )
  }

  async #on(rung: Rung): Promise<string> {
    return rung.device === 'webgpu' ? await this.#adapter.key() : ''
  }
}
