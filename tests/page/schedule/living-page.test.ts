import { expect, onTestFinished, test, vi } from 'vitest'
/** The reader and the page at work: other tabs, find in page, captions, feeds without end. */
import { userEvent } from 'vitest/browser'
import { GlossError } from '../../../lib/messaging/errors'
import { block, browserHasTold, emptyPage, openPage, unitOf, until } from './page-fixture'

emptyPage()

function setVisibility(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: state })
  document.dispatchEvent(new Event('visibilitychange'))
}

/** Blocks far below what is near. */
function farBlocks(...names: string[]): HTMLElement[] {
  const blocks = names.map((name) => block(name))
  document.body.append(block('space', 10 * innerHeight), ...blocks)
  return blocks
}

test('a hidden tab costs nothing: what runs is taken back, nothing is sent, no timer goes; then it goes on', async () => {
  onTestFinished(() => void delete (document as { visibilityState?: unknown }).visibilityState)
  const page = openPage({ wholePage: true })
  const [seen, far] = [block('seen'), ...farBlocks('far')]
  document.body.prepend(seen)
  page.add(seen, far!)
  await page.told()
  page.clock.advance(2000)
  expect(page.sent()).toEqual(['visible seen', 'rest far'])
  setVisibility('hidden')
  expect(page.engine.calls.every(({ signal }) => signal.aborted)).toBe(true)
  const asked = page.asked().length
  page.clock.advance(60_000)
  expect(page.asked()).toHaveLength(asked)
  expect(page.clock.timers()).toBe(0)
  setVisibility('visible')
  expect(page.sent()).toEqual(['visible seen', 'rest far'])
  await page.answer()
  expect(page.schedule.counts).toMatchObject({ done: 2, total: 2 })
})

test.each([
  ['freeze', document, 'resume'],
  ['pagehide', window, 'pageshow'],
] as const)('so does one that is kept: %s', async (leave, target, come) => {
  const page = openPage()
  const seen = block('seen')
  document.body.append(seen)
  page.add(seen)
  await page.told()
  target.dispatchEvent(new Event(leave))
  expect(page.sent()).toEqual([])
  target.dispatchEvent(new Event(come))
  expect(page.sent()).toEqual(['visible seen'])
})

test('Ctrl + F makes everything wanted, is not prevented, and ends by Escape or after a minute', async () => {
  const page = openPage()
  page.add(...farBlocks('far'))
  await page.told()
  expect(page.sent()).toEqual([])
  const prevented: boolean[] = []
  const note = (event: KeyboardEvent) => prevented.push(event.defaultPrevented)
  addEventListener('keydown', note)
  onTestFinished(() => removeEventListener('keydown', note))

  // A page cannot make us work.
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true }))
  expect(page.sent()).toEqual([])
  await userEvent.keyboard('{Control>}f{/Control}')
  expect(page.sent()).toEqual(['soon far'])
  await userEvent.keyboard('{Escape}')
  expect(page.sent()).toEqual([])
  await userEvent.keyboard('{Meta>}f{/Meta}')
  expect(page.sent()).toEqual(['soon far'])
  page.clock.advance(60_000)
  expect(page.sent()).toEqual([])
  expect(prevented).not.toContain(true)
})

test('captions that change ten times a second do not keep the rest from being translated', async () => {
  const page = openPage({ wholePage: true })
  const caption = block('caption')
  const rest = Array.from({ length: 40 }, (_, at) => block(`text ${at}`, 100))
  document.body.append(caption, ...rest, ...farBlocks('far 1', 'far 2'))
  const others = page.add(...rest, ...document.querySelectorAll('p:nth-last-child(-n+2)'))
  let last = page.add(unitOf(caption))[0]!
  for (let change = 0; change < 60; change++) {
    await browserHasTold()
    page.clock.advance(100)
    page.engine.release(1)
    await browserHasTold()
    page.schedule.remove(last)
    caption.firstChild!.nodeValue = `caption ${change}`
    last = page.add(unitOf(caption))[0]!
  }
  // Sixty answers, some of them to captions that were gone: all that waited has been asked for, and much is done.
  const asked = new Set(page.asked())
  expect(others.every(({ text }) => asked.has(text))).toBe(true)
  expect(page.done.filter((unit) => others.includes(unit)).length).toBeGreaterThan(25)
})

test('a feed of five thousand that lets go of what it has shown: what is observed does not grow', async () => {
  const observed = new Set<Element>()
  const { observe, unobserve } = IntersectionObserver.prototype
  vi.spyOn(IntersectionObserver.prototype, 'observe').mockImplementation(function (
    this: IntersectionObserver,
    target,
  ) {
    observed.add(target)
    observe.call(this, target)
  })
  vi.spyOn(IntersectionObserver.prototype, 'unobserve').mockImplementation(function (
    this: IntersectionObserver,
    target,
  ) {
    observed.delete(target)
    unobserve.call(this, target)
  })
  onTestFinished(() => void vi.restoreAllMocks())
  const page = openPage()
  const feed = document.createElement('div')
  document.body.append(feed)
  const sizes: number[] = []
  const totals: number[] = []
  for (let shown = 0; shown < 5000; shown += 100) {
    const items = Array.from({ length: 100 }, (_, at) => block(`item ${shown + at}`))
    feed.append(...items)
    while (feed.childElementCount > 200) feed.firstElementChild!.remove()
    page.add(...items)
    await page.told()
    await page.answer()
    sizes.push(observed.size)
    totals.push(page.schedule.counts.total)
  }
  const middle = Math.max(...sizes.slice(10, 25))
  expect(Math.max(...sizes.slice(25))).toBeLessThanOrEqual(middle * 1.25)
  expect(Math.max(...sizes)).toBeLessThan(1500)
  // Those done and those still there; not the thousands that were never near.
  expect(totals.at(-1)! - page.done.length).toBeLessThan(1500)
})

test('content removed while its request runs is aborted and never done', async () => {
  const page = openPage()
  const gone = block('gone')
  document.body.append(gone)
  page.add(gone)
  await page.told()
  gone.remove()
  await browserHasTold()
  expect(page.engine.calls[0]!.signal.aborted).toBe(true)
  page.engine.release()
  await browserHasTold()
  expect(page.done).toEqual([])
  expect(page.schedule.counts).toMatchObject({ done: 0, total: 0 })
})

test('content that is moved stays wanted', async () => {
  const page = openPage()
  const moved = block('moved')
  const parent = document.createElement('section')
  document.body.append(moved, parent)
  page.add(moved)
  await page.told()
  parent.append(moved)
  await page.told()
  expect(page.sent()).toEqual(['visible moved'])
})

test('the host gone: told once, and all goes on when it is asked for again', async () => {
  const page = openPage()
  const blocks = [block('one'), block('two')]
  document.body.append(...blocks)
  page.add(...blocks)
  await page.told()
  page.engine.fail(new GlossError('host-gone', {}))
  await until(() => page.stopped.length > 0)
  expect(page.stopped).toEqual([{ code: 'host-gone', values: {} }])
  expect(page.sent()).toEqual([])
  page.schedule.resume()
  await page.answer()
  expect(page.done).toHaveLength(2)
})

test('after its end there is no listener, observer or timer of it', async () => {
  const page = openPage()
  const seen = block('seen')
  document.body.append(seen)
  page.add(seen)
  await page.told()
  page.schedule.dispose()
  expect(page.sent()).toEqual([])
  scrollTo(0, 10)
  document.dispatchEvent(new Event('visibilitychange'))
  await browserHasTold()
  expect(page.clock.timers()).toBe(0)
})
