/** Random lives of a scheduler: clients ask, cancel, leave; rows are told in any order, batches fail, time passes. */
import fc from 'fast-check'
import { MOST_STOPS, Scheduler } from '../../../../lib/host/scheduler/scheduler'
import { PRIORITIES } from '../../../../lib/messaging/contract'
import { GlossError } from '../../../../lib/messaging/errors'
import { Engine, settled } from './engine'
import { type Property, Witness } from './witness'

const tokens = fc.integer({ min: 1, max: 80 })
const asks = fc.record({
  type: fc.constant('ask' as const),
  client: fc.nat(2),
  priority: fc.constantFrom(...PRIORITIES),
  lane: fc.nat(1),
  unit: fc.option(fc.nat(1)),
  sentences: fc.oneof(
    fc.array(tokens, { maxLength: 4 }),
    fc.array(tokens, { minLength: 40, maxLength: 120 }),
  ),
})
const others = fc.oneof(
  fc.record({ type: fc.constant('cancel' as const), request: fc.nat(50) }),
  fc.record({ type: fc.constant('tell' as const), row: fc.nat(15) }),
  fc.record({ type: fc.constant('wait' as const), ms: fc.constantFrom<number>(100, 3000, 11_000) }),
  fc.record({ type: fc.constant('unload' as const), lane: fc.nat(1) }),
)
const finish = fc.record({ type: fc.constant('finish' as const) })
const fail = fc.record({ type: fc.constant('fail' as const) })

type Generated<Some> = Some extends fc.Arbitrary<infer Value> ? Value : never
export type Command = Generated<typeof asks | typeof others | typeof finish | typeof fail>

export const lives = fc.array<Command>(
  fc.oneof(
    { weight: 6, arbitrary: asks },
    { weight: 5, arbitrary: others },
    { weight: 6, arbitrary: finish },
    { weight: 1, arbitrary: fail },
  ),
  { minLength: 1, maxLength: 60 },
)

/** Selections without end, a few seconds between some of them, and now and then something that has to get through. */
export const floods = fc.array<Command>(
  fc.oneof(
    {
      weight: 8,
      arbitrary: asks.map((ask) => ({
        ...ask,
        priority: 'selection' as const,
        unit: null,
        sentences: ask.sentences.slice(0, 4),
      })),
    },
    {
      weight: 1,
      arbitrary: asks.map((ask) => ({
        ...ask,
        client: 0,
        lane: 0,
        unit: null,
        sentences: ask.sentences.slice(0, 40),
      })),
    },
    { weight: 8, arbitrary: finish },
    {
      weight: 4,
      arbitrary: fc.record({ type: fc.constant('tell' as const), row: fc.nat(3) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        type: fc.constant('wait' as const),
        ms: fc.constantFrom<number>(200, 1000, 4000),
      }),
    },
  ),
  { minLength: 100, maxLength: 250 },
)

export interface Outcome {
  broken: Record<Property, string[]>
  /** Of each request. */
  ends: string[]
  /** How often the sentence was stopped that was stopped most. */
  mostStops: number
  /** Batches of lower priority that ran on although a selection came and nothing spoke against stopping them. */
  notStopped: number
}

/** @param isShared clients want the same few texts, instead of each its own */
export async function live(commands: Command[], isShared: boolean): Promise<Outcome> {
  let nowMs = 0
  const engine = new Engine()
  const witness = new Witness(() => nowMs)
  const scheduler = new Scheduler<string>(() => nowMs)
  const aborts: AbortController[] = []
  const ends: string[] = []
  const stops = new Map<string, number>()
  let notStopped = 0
  engine.onBatch = (batch) => witness.batch(batch, isShared)

  const ask = ({ client, priority, lane, unit, sentences }: Extract<Command, { type: 'ask' }>) => {
    const request = aborts.length
    const before = engine.running
    const wanted = new Map<number, ReturnType<Witness['pulled']>>()
    function* items() {
      for (const [index, length] of sentences.entries()) {
        const tokens = isShared ? 1 + (length % 12) : length
        const text = isShared ? `text ${tokens}` : `text ${request}.${index}`
        const about = { request, client: `client ${client}`, priority, lane: `lane ${lane}`, text, tokens }
        wanted.set(index, witness.pulled(about))
        yield { index, text, tokens }
      }
    }
    const abort = new AbortController()
    aborts.push(abort)
    const end = (outcome: string) => {
      ends[request] = outcome
      witness.ended(request, outcome)
    }
    const whole = { client: `client ${client}`, priority, lane: engine.lane(`lane ${lane}`), items: items() }
    scheduler
      .submit(
        {
          ...whole,
          ...(unit === null ? {} : { unit: { name: String(unit), version: request } }),
          tell: (index, result) => witness.told(wanted.get(index)!, result),
        },
        abort.signal,
      )
      .then(
        () => end('done'),
        (error: GlossError) => end(error.code),
      )
    // With texts of its own a selection is never one that runs already.
    const wereStopped = before?.rows.some(({ text }) => (stops.get(text) ?? 0) >= MOST_STOPS)
    const isBelow = !witness
      .wanted()
      .some((one) => one.priority === 'selection' && before?.rows.some(({ text }) => text === one.text))
    const mustStop = !isShared && priority === 'selection' && wanted.size > 0 && isBelow && !wereStopped
    if (before?.isOpen && mustStop && !before.signal.aborted) notStopped++
  }

  const stopWhatMust = async () => {
    for (let running = engine.running; running?.signal.aborted; running = engine.running) {
      for (const [row, { text }] of running.rows.entries())
        if (!running.told.has(row)) stops.set(text, (stops.get(text) ?? 0) + 1)
      witness.stopped()
      await running.stop()
    }
  }

  const obey = async (command: Command) => {
    const running = engine.running
    if (command.type === 'ask') ask(command)
    if (command.type === 'cancel') aborts[command.request % (aborts.length || 1)]?.abort()
    if (command.type === 'wait') {
      witness.age()
      nowMs += command.ms
    }
    if (command.type === 'unload') engine.unready.add(`lane ${command.lane}`)
    if (command.type === 'tell' && running?.rows[command.row] && !running.told.has(command.row))
      running.tell(command.row)
    if (command.type === 'finish' && running) {
      for (const row of running.rows.keys()) if (!running.told.has(row)) running.tell(row)
      witness.rested()
      await running.finish()
    }
    if (command.type === 'fail' && running && !running.signal.aborted) {
      const texts = running.rows.filter((_, row) => !running.told.has(row)).map(({ text }) => text)
      witness.failed(running.lane, texts)
      await running.fail(new GlossError('internal', { reason: 'planned' }))
    }
    await settled()
  }

  for (const command of commands) {
    await stopWhatMust()
    await obey(command)
  }
  for (await stopWhatMust(); engine.running; await stopWhatMust()) {
    nowMs += 500
    await obey({ type: 'finish' })
  }
  await settled()
  return { broken: witness.broken, ends, notStopped, mostStops: Math.max(0, ...stops.values()) }
}
