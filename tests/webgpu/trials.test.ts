/** A rung on the graphics adapter is held against the processor before it is trusted, and dropped when its device goes. */
import { expect, test } from 'vitest'
import type { Rung } from '../../lib/messaging/contract'
import type { GlossError } from '../../lib/messaging/errors'
import type { TrialEvent, Verdict } from '../../lib/messaging/models-contract'
import { firstBigTensor } from '../engine/big-tensor'
import { never } from '../engine/realm-fixture'
import { hostWithModel } from './host-fixture'

const ADAPTER: Rung = { device: 'webgpu', dtype: 'fp32', threads: 1 }
const PROCESSOR: Rung = { device: 'wasm', dtype: 'q8', threads: 1 }

async function tested(events: AsyncIterable<TrialEvent>): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for await (const event of events) if (event.type === 'tested') verdicts.push(event.verdict)
  return verdicts
}

test('a build that computes right passes, and the faster rung comes first', async () => {
  const { trials, planner, model } = await hostWithModel()
  expect((await planner.place(model)).why).toBe('adapter-untested')
  const [processor, adapter] = await tested(trials.run({ model: model.entry.id }, never))
  expect(processor).toMatchObject({ outcome: 'passed', rung: PROCESSOR, adapter: '' })
  expect(adapter).toMatchObject({ outcome: 'passed', rung: ADAPTER, adapter: 'test swiftshader Chrome/156' })
  expect(adapter!.cosine).toBeGreaterThan(0.99)
  const isFaster = adapter!.tokensPerSecond! > processor!.tokensPerSecond!
  expect(await planner.place(model)).toEqual({
    rungs: isFaster ? [ADAPTER, PROCESSOR] : [PROCESSOR, ADAPTER],
    why: isFaster ? 'adapter-faster' : 'adapter-slower',
  })
})

test('a build that computes something else is left out, and says why', async () => {
  // The signs of half of a matrix turned round: it loads, it runs, it talks.
  const { trials, planner, model } = await hostWithModel((decoder) => {
    const weights = firstBigTensor(decoder)
    for (let at = 3; at < weights.length; at += 8) weights[at]! ^= 0x80
  })
  const [, adapter] = await tested(trials.run({ model: model.entry.id }, never))
  expect(adapter).toMatchObject({
    outcome: 'failed',
    rung: ADAPTER,
    error: { code: expect.stringMatching(/^(self-test-failed|run-failed)$/) },
  })
  expect(await planner.place(model)).toEqual({ rungs: [PROCESSOR], why: 'adapter-failed' })
})

test('a device that is lost in the middle costs the request nothing, and the rung a while', async () => {
  const { realms, model, workers, journal } = await hostWithModel()
  const done: string[] = []
  const ends: GlossError[] = []
  const request = { texts: ['Bonjour.'], source: 'fr', target: 'en', beams: 1 }
  const place = { rungs: [ADAPTER, PROCESSOR], why: 'adapter-faster' } as const
  await realms.use(model, { ...place, rungs: [...place.rungs] }, never, async (realm) => {
    if (realm.rung.device === 'webgpu') {
      workers.at(-1)!.postMessage('lose-device')
      ends.push(await realm.ended)
    }
    for await (const event of realm.translate(request, never))
      if (event.type === 'decoded') done.push(`${realm.rung.device}: ${event.text}`)
  })
  expect(done).toEqual(['wasm: The  s.'])
  expect(ends).toMatchObject([
    { code: 'realm-crashed', values: { reason: expect.stringContaining('device was lost') } },
  ])
  const [verdict] = await journal.verdictsOf(model)
  expect(verdict).toMatchObject({ outcome: 'failed', rung: ADAPTER, strikes: 1 })
  expect(verdict!.retryAtMs).toBeGreaterThan(Date.now())
})
