import { describe, expect, test } from 'vitest'
import { GlossError, cancelled } from '../../../../lib/messaging/errors'
import { schedulePage, unit } from './schedule-fixture'

const many = (count: number) => Array.from({ length: count }, (_, at) => unit(`unit ${at}`))

describe('what fails', () => {
  const internal = () => new GlossError('internal', { reason: 'odd text' })

  test('alone is tried once more, when nothing else is to do, and then given up', async () => {
    const page = schedulePage()
    const [odd, sound] = [unit('odd'), unit('sound')]
    page.found('visible', odd, sound)
    await page.fail(odd, internal())
    expect(page.works.map(({ unit }) => unit.id)).toEqual(['sound', 'odd'])
    await page.answer(sound)
    expect(page.works.map(({ unit }) => unit.id)).toEqual(['sound', 'odd', 'odd'])
    await page.fail(odd, internal())
    expect(page.failed).toEqual([{ unit: odd, error: { code: 'internal', values: { reason: 'odd text' } } }])
    expect(page.schedule.counts).toMatchObject({ done: 1, total: 1 })
    expect(page.observed.size).toBe(0)
  })

  test('for all stops everything, is told once, and goes on when asked', async () => {
    const page = schedulePage()
    const units = many(3)
    page.found('visible', ...units)
    for (const work of page.works) work.reject(new GlossError('host-gone', {}))
    await page.settled()
    expect(page.stopped).toEqual([{ code: 'host-gone', values: {} }])
    expect(page.sent()).toEqual([])
    page.schedule.resume()
    expect(page.works).toHaveLength(6)
    expect(page.schedule.counts).toMatchObject({ done: 0, total: 3 })
  })

  test('one after the other is no accident: that stops everything too', async () => {
    const page = schedulePage()
    page.found('visible', ...many(50))
    for (const work of page.works.slice(0, 8)) work.reject(internal())
    await page.settled()
    expect(page.stopped).toHaveLength(1)
    expect(page.failed).toEqual([])
  })

  test('what another request of the same unit ended is no longer ours', async () => {
    const page = schedulePage()
    const taken = unit('taken')
    page.found('visible', taken)
    await page.fail(taken, cancelled())
    expect(page.sent()).toEqual([])
    expect(page.schedule.counts).toMatchObject({ done: 0, total: 0 })
  })
})

test('a removed one is aborted, and not counted; its result comes too late', async () => {
  const page = schedulePage()
  const gone = unit('gone')
  page.found('visible', gone)
  page.listener.gone(gone)
  expect(page.works[0]!.signal.aborted).toBe(true)
  page.works[0]!.resolve()
  await page.settled()
  expect(page.done).toEqual([])
  expect(page.schedule.counts).toMatchObject({ done: 0, total: 0 })
  expect(page.schedule.isNearDone).toBe(true)
})

test('after its end nothing runs, waits or is observed', () => {
  const page = schedulePage()
  page.found('visible', ...many(5))
  page.schedule.dispose()
  page.schedule.add(unit('late'))
  expect(page.sent()).toEqual([])
  expect(page.observed.size).toBe(0)
  expect(page.clock.timers()).toBe(0)
})
