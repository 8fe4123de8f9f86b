/**
 * Runs a piece of work on a model: on the rungs of its ladder, and where a new revision does not run, on the one before.
 * A revision that has run needs the one before no longer.
 */
import type { Rung } from '../messaging/contract'
import { GlossError } from '../messaging/errors'
import type { Hop } from '../models/choose'
import type { RunnableModel } from '../models/runnable'
import { keepOnly } from '../models/store/models'
import type { Planner } from './planner'
import type { Realm } from './realm'
import type { Realms } from './realms'

export class HopRunner {
  readonly #planner: Planner
  readonly #realms: Realms

  constructor(planner: Planner, realms: Realms) {
    this.#planner = planner
    this.#realms = realms
  }

  route(asked: Parameters<Planner['route']>[0]): Promise<Hop[]> {
    return this.#planner.route(asked)
  }

  /** It is in memory, or on its way. */
  isLoaded({ entry }: RunnableModel): boolean {
    return this.#realms.models.includes(entry.id)
  }

  /** @param rung only this one, no ladder */
  async run<Result>(
    model: RunnableModel,
    rung: Rung | undefined,
    signal: AbortSignal,
    work: (realm: Realm) => Promise<Result>,
  ): Promise<Result> {
    try {
      const place = await this.#planner.place(model, rung)
      const result = await this.#realms.use(model, place, signal, work)
      if (model.before) void keepOnly(model.entry.id, model.commit).catch(() => {}) // tried again the next time
      return result
    } catch (error) {
      if (!model.before || signal.aborted || !isTheModelsFault(error)) throw error
      return await this.run(model.before, rung, signal, work)
    }
  }
}

const isTheModelsFault = (error: unknown) =>
  error instanceof GlossError && /^(load-|run-|realm-|model-|no-processor-build)/.test(error.code)
