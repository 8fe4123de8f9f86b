/** Decides for a request which models it goes through and on which rungs each may run. */
import type { Adapter } from '../hardware/adapter'
import type { Gpu } from '../hardware/probe'
import type { LanguageTag, Rung } from '../messaging/contract'
import { GlossError, fromErrorData } from '../messaging/errors'
import type { Verdict } from '../messaging/models-contract'
import { catalog } from '../models/catalog'
import { type Hop, chooseRoute } from '../models/choose'
import { ladder } from '../models/ladder'
import { type RunnableModel, runnableModels } from '../models/runnable'
import { preferences } from '../models/store/facts'
import type { Place } from './realms'
import type { RungJournal } from './rung-journal'

export class Planner {
  readonly #threads: number
  readonly #adapter: Adapter
  readonly #journal: RungJournal

  constructor(threads: number, adapter: Adapter, journal: RungJournal) {
    this.#threads = threads
    this.#adapter = adapter
    this.#journal = journal
  }

  /** @throws GlossError no-model | unknown-model */
  async route(asked: { source: LanguageTag; target: LanguageTag; model: string }): Promise<Hop[]> {
    return chooseRoute(await runnableModels(), catalog, asked.source, asked.target, asked.model)
  }

  /**
   * @param rung only this one, no ladder
   * @throws GlossError model-quarantined | no-processor-build
   */
  async place(model: RunnableModel, rung?: Rung): Promise<Place> {
    if (rung) return { rungs: [rung], why: 'chosen' }
    const hasAdapterBuild = Object.keys(model.builds).some((dtype) => dtype !== 'q8')
    const [verdicts, preferred, gpu, adapter] = await Promise.all([
      this.#journal.verdictsOf(model),
      preferredRung(model),
      hasAdapterBuild ? this.#adapter.gpu() : NOT_ASKED,
      hasAdapterBuild ? this.#adapter.key() : '',
    ])
    const { rungs, why, quarantined } = ladder(model, {
      gpu,
      adapter,
      threads: this.#threads,
      verdicts,
      nowMs: Date.now(),
      ...(preferred && { preferred }),
    })
    if (rungs.length === 0)
      throw quarantined
        ? leftAlone(model, quarantined)
        : new GlossError('no-processor-build', { model: model.entry.id })
    return { rungs, why: why === 'no-adapter' && !hasAdapterBuild ? 'no-adapter-build' : why }
  }
}

/** Stands for an adapter that nobody needs to know of. */
const NOT_ASKED: Gpu = { kind: 'none', why: 'refused' }

async function preferredRung(model: RunnableModel): Promise<Rung | undefined> {
  // Without a store there are no preferences, and the shipped models run all the same.
  const { rungs } = await preferences().catch(() => ({ rungs: undefined }))
  return rungs?.[model.entry.id]
}

function leftAlone(model: RunnableModel, { error, retryAtMs = 0 }: Verdict): GlossError {
  const seconds = Math.max(1, Math.round((retryAtMs - Date.now()) / 1000))
  const cause = error && fromErrorData(error)
  return new GlossError('model-quarantined', { model: model.entry.id, seconds }, cause)
}
