/** Articles of one container with thousands of lines: each line is where it is, and hardly any layout is read for it. */
import { onTestFinished, expect, test, vi } from 'vitest'
import { emptyPage, linesOf, openPage } from './page-fixture'

emptyPage()

/** An article of lines between `<br>`, each twenty pixels high. */
function article(lines: number): HTMLElement {
  const element = document.createElement('div')
  element.style.cssText = 'font: 10px/20px monospace; white-space: nowrap'
  for (let at = 0; at < lines; at++) {
    element.append(`l${at}`)
    element.append(document.createElement('br'))
  }
  document.body.style.margin = '0'
  document.body.append(element)
  return element
}

function countReads() {
  const range = vi.spyOn(Range.prototype, 'getBoundingClientRect')
  const element = vi.spyOn(Element.prototype, 'getBoundingClientRect')
  const style = vi.spyOn(globalThis, 'getComputedStyle')
  onTestFinished(() => void vi.restoreAllMocks())
  return () => range.mock.calls.length + element.mock.calls.length + style.mock.calls.length
}

const lines = (sent: string[], priority: string) =>
  sent
    .filter((one) => one.startsWith(priority))
    .map((one) => Number(one.split(' l')[1]))
    .toSorted((a, b) => a - b)
/** From, and up to. */
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)

test('the lines that are visible are sent as visible, those near as soon, the rest not', async () => {
  const page = openPage()
  page.add(...linesOf(article(5000)))
  await page.told()
  const seen = lines(page.sent(), 'visible')
  expect(seen).toEqual(range(0, Math.ceil(innerHeight / 20)))
  const soon = lines(page.sent(), 'soon')
  expect(soon).toEqual(range(seen.length, soon.at(-1)! + 1))
  expect(soon.at(-1)).toBe(Math.ceil((innerHeight * 2.5) / 20) - 1)
  expect(page.asked()[0]).toBe('l0')
})

test('and so after a scroll, with what is behind left', async () => {
  const page = openPage()
  page.add(...linesOf(article(5000)))
  await page.told()
  await page.answer()
  const begin = 50_000
  await page.scroll(document, begin)
  await page.told()
  const seen = lines(page.sent(), 'visible')
  expect(seen).toEqual(range(begin / 20, begin / 20 + seen.length))
  expect(seen.length).toBe(Math.ceil(innerHeight / 20))
  // The words of a line are a little lower than the line.
  const above = (begin - 1.5 * innerHeight) / 20
  expect(Math.abs(lines(page.sent(), 'soon')[0]! - above)).toBeLessThanOrEqual(1)
  await page.scroll(document, 0)
  await page.told()
  expect(page.sent()).toEqual([])
})

test.each([1000, 10_000])('a scroll over %i lines takes some dozens of layout reads', async (count) => {
  const page = openPage()
  const reads = countReads()
  page.add(...linesOf(article(count)))
  await page.told()
  await page.scroll(document, 10_000)
  await page.told()
  // Two flushes at most, each of two searches for two borders.
  expect(reads()).toBeGreaterThan(0)
  expect(reads()).toBeLessThanOrEqual(3 * 4 * Math.ceil(Math.log2(count)))
})

test('none for blocks, however many', async () => {
  const page = openPage()
  const blocks = Array.from({ length: 3000 }, (_, at) => {
    const element = document.createElement('p')
    element.append(`l${at}`)
    return element
  })
  document.body.append(...blocks)
  const reads = countReads()
  page.add(...blocks)
  await page.told()
  await page.scroll(document, 5000)
  expect(page.sent().length).toBeGreaterThan(10)
  expect(reads()).toBe(0)
})

test('lines that come later, in the middle, are where they are', async () => {
  const page = openPage()
  const element = article(1000)
  page.add(...linesOf(element))
  await page.told()
  await page.answer()
  const { firstChild } = element
  firstChild!.before('l5000', document.createElement('br'))
  const added = linesOf(element)[0]!
  expect(added.text).toBe('l5000')
  page.add(added)
  await page.told()
  expect(lines(page.sent(), 'visible')).toEqual([5000])
})

test('what is done makes room: lines that move up into view are sent without a scroll', async () => {
  const page = openPage()
  const element = article(1000)
  const units = linesOf(element)
  page.add(...units)
  await page.told()
  const asked = page.asked().length
  // The translation of the first lines is shorter: they vanish.
  for (const { slots } of units.slice(0, 10)) {
    slots[0]!.node.nextSibling!.remove()
    slots[0]!.node.remove()
  }
  await page.answer()
  await page.told()
  await page.told()
  expect(page.asked().length).toBeGreaterThanOrEqual(asked + 10)
})
