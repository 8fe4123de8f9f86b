import { expect, test } from 'vitest'
import { block, browserHasTold, emptyPage, openPage, unitOf } from './page-fixture'

emptyPage()

/** A page of blocks of a hundred pixels, as many viewports high as said. */
function column(viewports: number): HTMLElement[] {
  const count = Math.ceil((viewports * innerHeight) / 100)
  const blocks = Array.from({ length: count }, (_, at) => block(`b${at}`))
  document.body.style.margin = '0'
  document.body.append(...blocks)
  return blocks
}

const names = (sent: string[], priority: string) =>
  sent.filter((one) => one.startsWith(priority)).map((one) => one.split(' ')[1]!)
const at = (name: string) => Number(name.slice(1))

test('what is visible is sent as visible, one and a half viewports below as soon, the rest not', async () => {
  const page = openPage()
  const seen = Math.ceil(innerHeight / 100)
  page.add(...column(10))
  await page.told()
  expect(names(page.sent(), 'visible').toSorted()).toEqual(
    Array.from({ length: seen }, (_, at) => `b${at}`).toSorted(),
  )
  const soon = names(page.sent(), 'soon').map(at)
  expect(Math.min(...soon)).toBe(seen)
  expect(Math.max(...soon)).toBe(Math.ceil((2.5 * innerHeight) / 100) - 1)
  expect(names(page.sent(), 'rest')).toEqual([])
})

test('from the top down, and one in three from below', async () => {
  const page = openPage()
  page.add(...column(1))
  await page.told()
  const [first, second, third] = page.asked()
  expect([first, second]).toEqual(['b0', 'b1'])
  expect(third).toBe(`b${Math.ceil(innerHeight / 100) - 1}`)
})

test('what leaves the neighbourhood is aborted, what comes into view is sent, and above comes before below after a scroll up', async () => {
  const page = openPage()
  const blocks = column(12)
  page.add(...blocks)
  await page.told()
  const top = page.engine.calls.find(({ request }) => request.texts[0] === 'b0')!
  await page.scroll(document, 6 * innerHeight)
  expect(top.signal.aborted).toBe(true)
  expect(page.sent()).not.toContain('visible b0')
  const seen = names(page.sent(), 'visible').map(at)
  expect(Math.min(...seen)).toBe(Math.floor((6 * innerHeight) / 100))

  const asked = page.asked().length
  await page.scroll(document, 3 * innerHeight)
  const since = page.asked().slice(asked).map(at)
  const [first, last] = [3, 4].map((viewports) => (viewports * innerHeight) / 100)
  const isVisible = since.map((one) => one + 1 > first! && one < last!)
  expect(isVisible.indexOf(false)).toBe(isVisible.filter(Boolean).length)
  const others = since.slice(isVisible.indexOf(false)).map((one) => one < first!)
  expect(others[0]).toBe(true)
  expect(others.slice(others.indexOf(false))).not.toContain(true)
})

test('while the page is scrolled nothing is sent for what only passes by', async () => {
  const page = openPage()
  page.add(...column(12))
  await page.told()
  const asked = page.asked().length
  scrollTo(0, 6 * innerHeight)
  await browserHasTold()
  page.clock.advance(25)
  await browserHasTold()
  expect(page.asked()).toHaveLength(asked)
  page.clock.advance(250)
  expect(page.asked().length).toBeGreaterThan(asked)
})

test('the other way: what is above goes first when the reader scrolls up', async () => {
  const page = openPage()
  const blocks = column(12)
  await page.scroll(document, 6 * innerHeight)
  await page.scroll(document, 5 * innerHeight)
  page.engine.hold()
  page.add(...blocks)
  await page.told(250)
  const soon = page.engine.calls.filter(({ request }) => request.priority === 'soon')
  const first = Math.floor((5 * innerHeight) / 100)
  const isAbove = soon.map(({ request }) => at(request.texts[0]!) < first)
  expect(isAbove.indexOf(false)).toBeGreaterThan(0)
  expect(isAbove.slice(isAbove.indexOf(false))).not.toContain(true)
})

test('a box that scrolls has a neighbourhood of its own, also in a shadow root', async () => {
  const page = openPage()
  const host = document.createElement('div')
  document.body.append(host)
  const box = document.createElement('div')
  box.style.cssText = 'height: 190px; overflow: auto'
  host.attachShadow({ mode: 'closed' }).append(box)
  const blocks = Array.from({ length: 20 }, (_, at) => block(`b${at}`))
  box.append(...blocks)
  page.add(...blocks)
  await page.told()
  expect(names(page.sent(), 'visible').toSorted()).toEqual(['b0', 'b1'])
  expect(names(page.sent(), 'soon').toSorted()).toEqual(['b2', 'b3', 'b4'])
  await page.answer()

  await page.scroll(box, 1005)
  expect(names(page.sent(), 'visible').toSorted()).toEqual(['b10', 'b11'])
  expect(names(page.sent(), 'soon').toSorted()).toEqual(['b12', 'b13', 'b14', 'b7', 'b8', 'b9'])
  // Below first: that is where the box was scrolled to.
  const soon = page.asked().slice(-6).map(at)
  expect(soon.slice(0, 3).every((one) => one > 11)).toBe(true)
})

test('in a frame of the same origin', async () => {
  const page = openPage()
  // oxlint-disable-next-line react/iframe-missing-sandbox -- it is meant to be within reach
  const frame = document.createElement('iframe')
  frame.style.cssText = 'height: 190px; width: 300px; border: 0'
  frame.srcdoc = '<!doctype html><body style="margin: 0">'
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
  document.body.append(frame)
  await loaded
  const inner = frame.contentDocument!
  const blocks = Array.from({ length: 20 }, (_, at) => block(`b${at}`))
  inner.body.append(...blocks)
  page.schedule.addRoot(inner)
  page.add(...blocks)
  await page.told()
  expect(names(page.sent(), 'visible').toSorted()).toEqual(['b0', 'b1'])
  await page.scroll(inner, 1000)
  expect(names(page.sent(), 'visible')).toContain('b10')
})

test('what has no box is where that is which shows it: contents, options, tips of a picture', async () => {
  const page = openPage()
  document.body.innerHTML =
    '<div style="display: contents">contents</div><select><option>option</option></select>' +
    '<svg width="50" height="50"><title>tip</title></svg><p style="display: none">nothing</p>'
  const [contents, option, tip, nothing] = ['div', 'option', 'svg title', 'p'].map((name) =>
    document.querySelector(name)!,
  )
  page.add(contents!, option!, tip!, nothing!)
  await page.told()
  await page.told()
  expect(page.sent().toSorted()).toEqual(['visible contents', 'visible option', 'visible tip'])
  ;(nothing as HTMLElement).style.display = 'block'
  await page.told()
  expect(page.sent()).toContain('visible nothing')
})

test('hidden text is left for the end, until it is revealed', async () => {
  const page = openPage({ wholePage: true })
  const clipped = block('clipped', 1, 'position: absolute; width: 1px; overflow: hidden')
  const unseen = block('unseen', 100, 'opacity: 0')
  const folded = block('folded', 100, 'display: none')
  const far = block('far', 100, 'position: absolute; top: 10000px')
  document.body.append(clipped, unseen, folded, far)
  page.add(...[clipped, unseen, folded].map((element) => unitOf(element, { isHidden: true })), far)
  await page.told()
  page.clock.advance(250)
  expect(page.asked()[0]).toBe('far')
  expect(page.sent().every((one) => one.startsWith('rest'))).toBe(true)
  folded.style.display = 'block'
  await page.told()
  expect(page.sent()).toContain('visible folded')
})

test('the title of the page is first, wherever the reader is', async () => {
  const page = openPage()
  const title = document.head.appendChild(document.createElement('title'))
  title.append('the title')
  page.add(...column(1), title)
  await page.told()
  title.remove()
  expect(page.asked()[0]).toBe('the title')
})

test('what forms and scripts of a page put in the way of its elements does no harm', async () => {
  const page = openPage()
  const form = document.createElement('form')
  form.append('in a form')
  for (const name of [
    'isConnected',
    'parentNode',
    'localName',
    'getBoundingClientRect',
    'nodeType',
    'ownerDocument',
  ]) {
    const input = document.createElement('input')
    input.name = name
    form.append(input)
  }
  document.body.append(form)
  page.add(unitOf(form, { root: document, text: 'in a form' }))
  await page.told()
  expect(page.sent()).toEqual(['visible in a form'])
})

test('what the browser never tells of does not keep the page from being done', async () => {
  const page = openPage()
  // oxlint-disable-next-line react/iframe-missing-sandbox -- it is meant to be within reach
  const frame = document.createElement('iframe')
  frame.style.display = 'none'
  document.body.append(frame)
  const inside = block('inside')
  frame.contentDocument!.body.append(inside)
  page.add(block('nowhere'), inside)
  await page.told()
  expect(page.schedule.isNearDone).toBe(true)
  expect(page.sent()).toEqual([])
})
