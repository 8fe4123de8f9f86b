/**
 * Tests a model on every rung that its builds allow here, and measures it.
 *
 *   processor's first rung ─ score, measure ─► the reference
 *   each adapter rung ─ compare, measure ─► verdict: right or wrong, how fast        (a real adapter only)
 *   with an input: one run on the best rung ─► output
 *
 * Lifetime: each rung is a turn of the engine, at the lowest priority; a selection stops it, and it runs again after that.
 * Failure: a rung that fails or computes something else gets its verdict and the trial goes on; a reference that fails ends it.
 */
import type { Adapter } from '../../hardware/adapter'
import type { Rung } from '../../messaging/contract'
import { GlossError, toErrorData } from '../../messaging/errors'
import { Inbox } from '../../messaging/inbox'
import type { TrialEvent, TrialInput, Verdict } from '../../messaging/models-contract'
import type { Scores, Speed } from '../../messaging/realm-contract'
import { modelHere } from '../../models/choose'
import { adapterRungs, processorRungs } from '../../models/ladder'
import { measureTensors } from '../../models/measure-tensors'
import { type RunnableModel, runnableModels } from '../../models/runnable'
import { judge } from '../../models/self-test-verdict'
import { changeModel } from '../../models/store/models'
import { keepVerdict, rungKey } from '../../models/store/verdicts'
import type { HopRunner } from '../hop-runner'
import type { Realm } from '../realm'
import type { RungJournal } from '../rung-journal'
import type { StatusBoard } from '../status-board'
import { outputOf } from './try-model'

export interface TrialsNeeds {
  runner: HopRunner
  journal: RungJournal
  adapter: Adapter
  status: StatusBoard
  threads: number
  /** Runs work when it is its turn, and again when it was stopped in between. */
  inTurn: <Result>(work: (signal: AbortSignal) => Promise<Result>, signal: AbortSignal) => Promise<Result>
}

type Tell = (event: TrialEvent) => void

export class Trials {
  readonly #needs: TrialsNeeds

  constructor(needs: TrialsNeeds) {
    this.#needs = needs
  }

  /** @throws GlossError unknown-model | no-processor-build, and what makes the reference rung fail */
  async *run(
    { model: id, input }: { model: string; input?: TrialInput },
    signal: AbortSignal,
  ): AsyncGenerator<TrialEvent> {
    const model = modelHere(await runnableModels(), id)
    const events = new Inbox<TrialEvent>()
    this.#run(model, input, signal, (event) => events.put(event)).then(
      () => events.end(),
      (error: Error) => events.fail(error),
    )
    yield* events
  }

  /** After a download: what an adapter could run is tested before anybody needs it. */
  async testNew(id: string, signal: AbortSignal): Promise<void> {
    const model = modelHere(await runnableModels(), id)
    if ((await this.#adapterRungs(model)).length > 0) for await (const _ of this.run({ model: id }, signal));
  }

  async #run(
    model: RunnableModel,
    input: TrialInput | undefined,
    signal: AbortSignal,
    tell: Tell,
  ): Promise<void> {
    const [reference] = processorRungs(model, this.#needs.threads)
    if (!reference) throw new GlossError('no-processor-build', { model: model.entry.id })
    const { scores, speed } = await this.#on(model, reference, signal, tell, async (realm, signal) => ({
      scores: await realm.score(signal),
      speed: await realm.measure(signal),
    }))
    tell({ type: 'tested', verdict: await this.#passed(model, reference, speed) })
    for (const rung of await this.#adapterRungs(model)) {
      tell({ type: 'tested', verdict: await this.#test(model, rung, { scores, reference }, signal, tell) })
    }
    if (input) await this.#output(model, input, signal, tell)
  }

  async #adapterRungs(model: RunnableModel): Promise<Rung[]> {
    const gpu = await this.#needs.adapter.gpu()
    if (gpu.kind !== 'adapter') return []
    if (!model.largestTensorBytes && model.commit !== 'shipped') {
      model.largestTensorBytes = await measureTensors(model)
      const { largestTensorBytes } = model
      await changeModel(model.entry.id, model.commit, { largestTensorBytes })
    }
    return adapterRungs(model, gpu.adapter)
  }

  async #test(
    model: RunnableModel,
    rung: Rung,
    { scores, reference }: { scores: Scores; reference: Rung },
    signal: AbortSignal,
    tell: Tell,
  ): Promise<Verdict> {
    try {
      const { agreement, speed } = await this.#on(model, rung, signal, tell, async (realm, signal) => ({
        agreement: await realm.compare(scores, signal),
        speed: await realm.measure(signal),
      }))
      const judgement = judge(agreement, rung.dtype, reference.dtype)
      const { cosine, argMaxAgreement } = agreement
      const figures = { cosine, ...(argMaxAgreement !== null && { argMaxAgreement }) }
      if (judgement.outcome === 'passed') return await this.#passed(model, rung, speed, figures)
      const { device, dtype } = rung
      const { reason } = judgement
      return await this.#keep(model, rung, {
        ...figures,
        outcome: 'failed',
        error: toErrorData(
          new GlossError('self-test-failed', { model: model.entry.id, device, dtype, reason }),
        ),
        // Wrong numbers do not get better: until the browser, the driver or the model is another one, or the reader says so.
        strikes: 1,
      })
    } catch (error) {
      if (signal.aborted) throw error
      const kept = await this.#needs.journal.verdictsOf(model)
      const verdict = kept.find((one) => rungKey(one.rung) === rungKey(rung) && one.outcome === 'failed')
      return (
        verdict ??
        (await this.#keep(model, rung, { outcome: 'failed', error: toErrorData(error), strikes: 1 }))
      )
    }
  }

  async #output(model: RunnableModel, input: TrialInput, signal: AbortSignal, tell: Tell): Promise<void> {
    const began = performance.now()
    await this.#on(model, undefined, signal, tell, async (realm, signal) => {
      const text = await outputOf(realm, input, signal)
      tell({ type: 'output', text, rung: realm.rung, elapsedMs: performance.now() - began })
    })
  }

  /** A turn on one rung, or on the best one. */
  async #on<Result>(
    model: RunnableModel,
    rung: Rung | undefined,
    signal: AbortSignal,
    tell: Tell,
    work: (realm: Realm, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const stopListening = this.#needs.status.onLoading(model.entry.id, (loadedBytes, totalBytes, rung) =>
      tell({ type: 'loading', rung, loadedBytes, totalBytes }),
    )
    try {
      const run = (stop: AbortSignal) =>
        this.#needs.runner.run(model, rung, stop, (realm) => work(realm, stop))
      return await this.#needs.inTurn(run, signal)
    } finally {
      stopListening()
    }
  }

  async #passed(
    model: RunnableModel,
    rung: Rung,
    { tokensPerSecond, wordsPerSecond }: Speed,
    figures: Partial<Verdict> = {},
  ): Promise<Verdict> {
    const words = wordsPerSecond !== null && { wordsPerSecond }
    return await this.#keep(model, rung, {
      ...figures,
      outcome: 'passed',
      strikes: 0,
      tokensPerSecond,
      ...words,
    })
  }

  async #keep(
    model: RunnableModel,
    rung: Rung,
    found: Pick<Verdict, 'outcome' | 'strikes'> & Partial<Verdict>,
  ): Promise<Verdict> {
    const adapter = rung.device === 'webgpu' ? await this.#needs.adapter.key() : ''
    const about = { model: model.entry.id, commit: model.commit, rung, adapter, atMs: Date.now() }
    const verdict: Verdict = { ...about, ...found }
    await keepVerdict(verdict)
    return verdict
  }
}
