import '../../fixtures/page-words'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { selectionIcon } from '../../../lib/ui/page/selection-icon'
import { watchRoots } from '../bubble/bubble-fixture'
import { find, selectAll } from '../bubble/page-fixture'

const press = vi.fn<() => void>()
const hide = vi.fn<() => void>()
let isConnected = true
let end = () => {}
let roots: ShadowRoot[]

beforeEach(async () => {
  // The window tells of its new size a frame later, and the icon goes with any resizing.
  const resized = new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  await page.viewport(800, 500)
  await resized
  document.body.innerHTML =
    '<p id="text" style="width:max-content">Bonjour à tous.</p><p id="digits">2024</p>'
  getSelection()!.removeAllRanges()
  isConnected = true
  press.mockClear()
  hide.mockClear()
  roots = watchRoots()
  end = selectionIcon(document, { press, hide, isConnected: () => isConnected })
})
afterEach(() => {
  end()
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const shown = () => document.querySelector('gloss-selection-icon')
const up = (more: PointerEventInit = {}) =>
  find('#text').dispatchEvent(new PointerEvent('pointerup', { bubbles: true, button: 0, ...more }))
async function select(id = '#text') {
  selectAll(find(id))
  up()
  await expect.poll(shown).not.toBeNull()
  return roots.at(-1)!
}
/** Past the turn in which it would have come. */
const turn = () => new Promise((resolve) => setTimeout(resolve, 20))

test('stands beside the end of a finished selection, 28 px, in the viewport', async () => {
  const root = await select()
  const icon = find('.press', root).getBoundingClientRect()
  const text = find('#text').getBoundingClientRect()
  expect([icon.width, icon.height]).toEqual([28, 28])
  expect(icon.left).toBeGreaterThanOrEqual(text.right)
  expect(icon.top).toBeGreaterThanOrEqual(text.bottom - 2)
  expect(icon.bottom).toBeLessThanOrEqual(500)
})

test('a press shows the bubble, keeps the selection, and the icon goes', async () => {
  const root = await select()
  const box = find('.press', root).getBoundingClientRect()
  const host = (root.host as HTMLElement).getBoundingClientRect()
  await userEvent.click(root.host, { position: { x: box.left - host.left + 10, y: box.top - host.top + 10 } })
  expect(press).toHaveBeenCalledOnce()
  expect(getSelection()!.toString()).toBe('Bonjour à tous.')
  expect(shown()).toBeNull()
})

test('can be hidden for the site', async () => {
  const root = await select()
  find('.hide', root).click()
  expect(hide).toHaveBeenCalledOnce()
  expect(shown()).toBeNull()
})

test.each([
  ['nothing selected', () => up()],
  ['numbers selected', () => (selectAll(find('#digits')), up())],
  ['another button', () => (selectAll(find('#text')), up({ button: 2 }))],
  ['a finger', () => (selectAll(find('#text')), up({ pointerType: 'touch' }))],
])('%s: no icon', async (_, act) => {
  act()
  await turn()
  expect(shown()).toBeNull()
})

test.each([
  ['scrolling', () => document.dispatchEvent(new Event('scroll', { bubbles: true }))],
  ['a key', () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))],
  ['losing the selection', () => getSelection()!.removeAllRanges()],
])('goes with %s', async (_, act) => {
  await select()
  act()
  await expect.poll(shown).toBeNull()
})

test('an orphan ends itself', async () => {
  isConnected = false
  selectAll(find('#text'))
  up()
  isConnected = true
  up()
  await turn()
  expect(shown()).toBeNull()
})
