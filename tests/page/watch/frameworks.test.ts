/**
 * A framework holds on to its text nodes and writes to them by itself. These fixtures do what React's renderer does to the DOM
 * (`commitTextUpdate`, `insertBefore`, `removeChild`), with its own idea of what stands there.
 */
import { expect, test, vi } from 'vitest'
import { frames, watchedPage } from './watched-page'

interface Item {
  key: string
  text: string
}

/** Keeps text nodes by key; writes one only if its own former text differs, as React does. */
function renderer(parent: Element) {
  const rendered = new Map<string, { element: HTMLElement; text: Text; was: string }>()
  return (items: Item[]) => {
    for (const [key, { element }] of rendered)
      if (!items.some((item) => item.key === key)) {
        parent.removeChild(element)
        rendered.delete(key)
      }
    for (const { key, text } of items) {
      const known = rendered.get(key)
      if (known) {
        if (known.was !== text) known.text.nodeValue = text
        known.was = text
      } else {
        const element = document.createElement('p')
        const node = element.appendChild(document.createTextNode(text))
        rendered.set(key, { element, text: node, was: text })
      }
      parent.append(rendered.get(key)!.element)
    }
  }
}

const setUp = async () => {
  const page = watchedPage('<main></main>')
  const render = renderer(page.find('main'))
  render([
    { key: 'a', text: 'one' },
    { key: 'b', text: 'two' },
  ])
  for (const paragraph of document.querySelectorAll('p')) page.translate(paragraph)
  await frames()
  page.told.length = 0
  return { ...page, render }
}

test('rendering the same, in another order, with one gone, keeps every translation and throws nothing', async () => {
  const { render, find, told } = await setUp()
  render([
    { key: 'b', text: 'two' },
    { key: 'a', text: 'one' },
  ])
  await frames()
  expect(find('main').textContent).toBe('TWOONE')
  expect(told.flatMap(({ walk, stale }) => [...walk, ...stale])).toEqual([])
  render([{ key: 'b', text: 'two' }])
  await frames()
  expect(find('main').textContent).toBe('TWO')
})

test('"show more", clicked: the framework writes its node, and nothing is lost without putting originals back first', async () => {
  const { render, find, restoreStale, walks } = await setUp()
  find('p').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }))
  render([
    { key: 'a', text: 'one, and all the rest' },
    { key: 'b', text: 'two' },
  ])
  await frames()
  restoreStale()
  expect(find('main').textContent).toBe('one, and all the restTWO')
  expect(walks()).toEqual([find('p')])
})

test('rendered over with the original, it is put back before a frame is painted', async () => {
  const { find } = await setUp()
  find('p').firstChild!.nodeValue = 'one'
  await vi.waitUntil(() => find('main').textContent === 'ONETWO')
})

test('hydrated late, the same text in new nodes is walked like any new one', async () => {
  const { find, walks, all } = await setUp()
  const [former, hydrated] = [find('p'), document.createElement('p')]
  hydrated.textContent = 'one'
  former.replaceWith(hydrated)
  await frames()
  expect(walks()).toEqual([hydrated])
  expect(all('gone')).toHaveLength(1)
})
