/** A page that goes round is followed ever more slowly, and never given up. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createBudget } from '../../../lib/page/watch/budget'
import { createReapply } from '../../../lib/page/watch/reapply'
import { frames, watchedPage } from './watched-page'

describe('a budget', () => {
  const clock = { time: 0 }
  const budgetOf = () =>
    createBudget({ times: 6, windowMs: 10_000, firstWaitMs: 2_000, maxWaitMs: 16_000, now: () => clock.time })
  beforeEach(() => {
    clock.time = 0
  })

  test('gives six in ten seconds, then waits that double', () => {
    const budget = budgetOf()
    const place = {}
    for (let time = 0; time < 6; time++) expect(budget.ask(place)).toBe(0)
    const waits = []
    for (let round = 0; round < 5; round++) {
      const waitMs = budget.ask(place)
      waits.push(waitMs)
      clock.time += waitMs
      expect(budget.ask(place)).toBe(0)
    }
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 16_000])
    expect(budget.isRestless(place)).toBe(true)
  })

  test('begins anew after a quiet time, and counts each place and text by itself', () => {
    const budget = budgetOf()
    const place = {}
    for (let time = 0; time < 7; time++) budget.ask(place)
    expect(budget.ask({})).toBe(0)
    expect(budget.ask(place, 'other words')).toBe(0)
    clock.time = 60_000
    for (let time = 0; time < 6; time++) expect(budget.ask(place)).toBe(0)
    expect(budget.ask(place)).toBe(2_000)
  })
})

describe('putting a translation back', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })
  afterEach(() => void vi.useRealTimers())

  const page = () => {
    const watched = watchedPage('<p>one</p>')
    watched.translate(watched.find('p'))
    const node = watched.find('p').firstChild as Text
    const waiting: Node[] = []
    const reapply = createReapply(
      watched.ledger,
      () => performance.now(),
      (node) => waiting.push(node),
    )
    watched.watch.stop()
    const putBack = () => {
      node.nodeValue = 'one'
      reapply.text(node)
      return node.nodeValue
    }
    return { ...watched, reapply, node, putBack, waiting }
  }

  test('eight times a minute, then later', () => {
    const { putBack, node, waiting } = page()
    for (let round = 0; round < 8; round++) expect(putBack()).toBe('ONE')
    expect(waiting).toEqual([])
    expect(putBack()).toBe('one')
    expect(waiting).toEqual([node])
    vi.advanceTimersByTime(7_999)
    expect(node.nodeValue).toBe('one')
    vi.advanceTimersByTime(1)
    expect(node.nodeValue).toBe('ONE')
  })

  test('not within two seconds after the reader clicked there, and elsewhere at once', () => {
    const { putBack, node, reapply, find } = page()
    reapply.touched([document.body])
    expect(putBack()).toBe('ONE')
    reapply.touched([find('p'), document.body])
    expect(putBack()).toBe('one')
    vi.advanceTimersByTime(2_000)
    expect(node.nodeValue).toBe('ONE')
  })

  test('not if the page has written something else meanwhile', () => {
    const { putBack, node, reapply, find } = page()
    reapply.touched([find('p')])
    putBack()
    node.nodeValue = 'two'
    vi.advanceTimersByTime(5_000)
    expect(node.nodeValue).toBe('two')
  })
})

test('a page that renders the same words again and again is walked six times, then less and less often', async () => {
  const clock = { time: 0 }
  const page = watchedPage('<main></main>', { now: () => clock.time })
  const main = page.find('main')
  for (let round = 0; round < 30; round++) {
    const paragraph = document.createElement('p')
    paragraph.textContent = 'the same words'
    main.replaceChildren(paragraph)
    await frames(1)
    await frames(1)
    clock.time += 10
  }
  expect(page.walks()).toHaveLength(6)
})

test('a list that grows is walked as it grows', async () => {
  const page = watchedPage('<main></main>')
  for (let round = 0; round < 12; round++) {
    const item = document.createElement('p')
    item.textContent = `item ${round}`
    page.find('main').append(item)
    await frames(2)
  }
  expect(page.walks()).toHaveLength(12)
})
