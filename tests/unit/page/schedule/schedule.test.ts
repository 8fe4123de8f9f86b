import { describe, expect, test } from 'vitest'
import { cancelled } from '../../../../lib/messaging/errors'
import { schedulePage, unit } from './schedule-fixture'

/** One that fills what may be at the engine by itself. */
const long = (name: string) => unit(`${name} ${'x'.repeat(60_000)}`, { id: name })
const many = (count: number) => Array.from({ length: count }, (_, at) => unit(`unit ${at}`))

describe('what is sent', () => {
  test('each with the priority of its place', () => {
    const page = schedulePage()
    page.found('after', unit('below'))
    page.found('visible', unit('seen'))
    page.found('far', unit('far'))
    page.quiet()
    expect(page.sent()).toEqual(['soon below', 'visible seen', 'rest far'])
  })

  test('nothing before the browser has said where it is', () => {
    const page = schedulePage()
    page.schedule.add(unit('somewhere'))
    page.quiet()
    expect(page.sent()).toEqual([])
    expect(page.schedule.isNearDone).toBe(false)
  })

  test('about four batches of the host, by sentences or by tokens', () => {
    const page = schedulePage()
    page.found('visible', ...many(500))
    expect(page.sent()).toHaveLength(384)
    const other = schedulePage()
    other.found('visible', long('one'), long('two'))
    expect(other.sent()).toEqual(['visible two'])
  })

  test('more as soon as something is done', async () => {
    const page = schedulePage()
    const units = many(500)
    page.found('visible', ...units)
    await page.answer(units[499]!, units[498]!)
    expect(page.done).toEqual([units[499], units[498]])
    expect(page.sent()).toHaveLength(384)
    expect(page.schedule.counts).toMatchObject({ done: 2, total: 500 })
  })

  test('what is visible does not wait for what is not', () => {
    const page = schedulePage()
    page.found('after', long('below'))
    page.found('visible', unit('seen'))
    page.found('after', unit('next'))
    expect(page.sent()).toEqual(['soon below', 'visible seen'])
  })

  test('nothing far while the page is being looked through, and then what was found first', () => {
    const page = schedulePage()
    for (const at of [1, 2, 3, 4]) {
      page.found('far', unit(`part ${at}`))
      page.clock.advance(200)
    }
    expect(page.sent()).toEqual([])
    page.clock.advance(50)
    expect(page.sent()).toEqual(['rest part 1', 'rest part 2', 'rest part 3', 'rest part 4'])
  })

  test('the rest of a page that is never still waits two seconds', () => {
    const page = schedulePage()
    page.found('far', unit('rest'))
    for (let at = 0; at < 20; at++) {
      expect(page.sent()).not.toContain('rest rest')
      const caption = unit(`caption ${at}`)
      page.found('visible', caption)
      page.clock.advance(100)
      page.schedule.remove(caption)
    }
    expect(page.sent()).toEqual(['rest rest'])
  })

  test('nothing far at all where only what is near is asked for', async () => {
    const page = schedulePage({ wholePage: false })
    const seen = unit('seen')
    page.found('far', unit('far'))
    page.found('visible', seen)
    page.quiet()
    await page.answer(seen)
    expect(page.sent()).toEqual([])
    expect(page.schedule.isNearDone).toBe(true)
  })

  test('hidden text after everything else', () => {
    const page = schedulePage()
    const hidden = unit('hidden', { isHidden: true })
    page.found('far', hidden, unit('far'))
    page.quiet()
    expect(page.sent()).toEqual(['rest far', 'rest hidden'])
  })
})

describe('what moves', () => {
  test('goes back when it has left the neighbourhood, and is the first of the rest', () => {
    const page = schedulePage()
    const below = unit('below')
    page.found('after', below)
    page.found('far', unit('far'))
    page.place('far', below)
    expect(page.works[0]!.signal.aborted).toBe(true)
    page.quiet()
    expect(page.sent()).toEqual(['rest below', 'rest far'])
  })

  test('is sent again when it comes into view; the first is not aborted, the host ends it', async () => {
    const page = schedulePage()
    const below = unit('below')
    page.found('after', below)
    page.place('visible', below)
    expect(page.sent()).toEqual(['soon below', 'visible below'])
    page.works[0]!.reject(cancelled())
    await page.settled()
    expect(page.sent().at(-1)).toBe('visible below')
    await page.answer(below)
    expect(page.done).toEqual([below])
  })

  test('is done once, whichever of the two is done first', async () => {
    const page = schedulePage()
    const below = unit('below')
    page.found('after', below)
    page.place('visible', below)
    page.works[0]!.resolve()
    page.works[1]!.resolve()
    await page.settled()
    expect(page.done).toEqual([below])
    expect(page.works[1]!.signal.aborted).toBe(true)
    expect(page.schedule.counts).toMatchObject({ done: 1, total: 1 })
  })

  test('a later one that fails leaves it to the first', async () => {
    const page = schedulePage()
    const below = unit('below')
    page.found('after', below)
    page.place('visible', below)
    page.works[1]!.reject(cancelled())
    await page.settled()
    page.works[0]!.resolve()
    await page.settled()
    expect(page.done).toEqual([below])
  })

  test('stays as it was sent when it only leaves the view', () => {
    const page = schedulePage()
    const seen = unit('seen')
    page.found('visible', seen)
    page.place('before', seen)
    expect(page.works).toHaveLength(1)
    expect(page.works[0]!.signal.aborted).toBe(false)
  })

  test('the rest is taken back for what somebody scrolled to, not for what is new', () => {
    const page = schedulePage()
    const jumpedTo = long('jumped to')
    page.found('far', ...many(500), jumpedTo)
    page.quiet()
    page.found('visible', unit('caption'))
    expect(page.works[0]!.signal.aborted).toBe(false)
    page.place('visible', jumpedTo)
    expect(page.sent()).toEqual(['visible caption', 'visible jumped to'])
  })

  test('what is above goes first once the reader scrolls up', async () => {
    const page = schedulePage()
    const filler = long('filler')
    page.found('visible', filler)
    page.found('after', long('below'))
    page.found('before', long('above'))
    page.listener.turned(false)
    await page.answer(filler)
    expect(page.sent()).toEqual(['soon above'])
  })
})

describe('the reader', () => {
  test('goes to another tab: what runs is taken back, and goes on in the same order', () => {
    const page = schedulePage()
    page.found('visible', unit('a'), unit('b'), unit('c'))
    expect(page.sent()).toEqual(['visible c', 'visible b', 'visible a'])
    page.schedule.setPaused(true)
    page.quiet()
    expect(page.sent()).toEqual([])
    expect(page.clock.timers()).toBe(0)
    page.found('visible', unit('d'))
    expect(page.sent()).toEqual([])
    page.schedule.setPaused(false)
    expect(page.sent().toSorted()).toEqual(['visible a', 'visible b', 'visible c', 'visible d'])
    expect(page.sent().slice(0, 2)).toEqual(['visible d', 'visible c'])
  })

  test('stops, and goes on', () => {
    const page = schedulePage()
    page.found('visible', unit('a'))
    page.schedule.stop()
    expect(page.sent()).toEqual([])
    page.schedule.resume()
    expect(page.sent()).toEqual(['visible a'])
  })

  test('searches in the page: everything is wanted, the hidden last', () => {
    const page = schedulePage({ wholePage: false })
    page.found('far', unit('hidden', { isHidden: true }), unit('far'))
    page.quiet()
    expect(page.sent()).toEqual([])
    page.schedule.setEager(true)
    expect(page.sent()).toEqual(['soon far', 'rest hidden'])
    page.schedule.setEager(false)
    expect(page.sent()).toEqual(['rest hidden'])
  })

  test('points at a paragraph: before everything, whatever is at the engine, also when the page is stopped', async () => {
    const page = schedulePage()
    const [one, other] = [unit('one'), unit('other')]
    page.found('visible', long('filler'))
    page.found('far', one, other)
    page.schedule.prefer(one)
    expect(page.sent()).toEqual(['visible filler', 'selection one'])
    page.schedule.stop()
    page.schedule.prefer(other)
    expect(page.sent()).toEqual(['selection other'])
    await page.answer(other)
    page.schedule.prefer(other)
    expect(page.schedule.counts).toMatchObject({ done: 0, total: 3 })
    await page.answer(other)
    expect(page.done).toEqual([other, other])
  })
})
