/** A scheduler over an engine that decodes when it is told to, and what its tests ask of it. */
import { Scheduler } from '../../../../lib/host/scheduler/scheduler'
import type { Ask } from '../../../../lib/host/scheduler/work'
import type { GlossError } from '../../../../lib/messaging/errors'
import { Engine, settled } from './engine'

export interface Asked {
  texts: string[]
  told: [number, string][]
  pulled: number
  abort: AbortController
  end: Promise<unknown>
}

export interface SchedulerFixture {
  engine: Engine
  scheduler: Scheduler<string>
  clock: { nowMs: number }
  /** Asks for texts of ten tokens, unless they say otherwise: `long:40` has forty. */
  ask(texts: string[], options?: Partial<Ask<string>>): Asked
  /** Finishes batches until none runs; the texts of each. */
  drain(): Promise<string[][]>
}

export const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${name}${at}`)

export function schedulerFixture(): SchedulerFixture {
  const engine = new Engine()
  const clock = { nowMs: 0 }
  const scheduler = new Scheduler<string>(() => clock.nowMs)
  return {
    engine,
    scheduler,
    clock,
    ask(texts, options = {}) {
      const asked: Asked = {
        texts,
        told: [],
        pulled: 0,
        abort: new AbortController(),
        end: Promise.resolve(),
      }
      function* items() {
        for (const [index, text] of texts.entries()) {
          asked.pulled++
          yield { index, text, tokens: Number(text.split(':')[1] ?? 10) }
        }
      }
      const whole: Ask<string> = {
        client: 'tab',
        priority: 'soon',
        lane: engine.lane('fr>en'),
        items: items(),
        tell: (index, result) => void asked.told.push([index, result]),
        ...options,
      }
      asked.end = scheduler.submit(whole, asked.abort.signal).then(
        () => 'done',
        (error: GlossError) => error.code,
      )
      return asked
    },
    async drain() {
      const batches: string[][] = []
      for (await settled(); engine.running;) {
        batches.push(engine.texts)
        await engine.running.finish()
      }
      return batches
    },
  }
}
