/** What the whole translator asks of the browser for each node: the same on a page of 1,000 nodes and on one of 100,000. */
import { expect, test, vi } from 'vitest'
import { createPageTranslator } from '../../../lib/page/translator/page-translator'
import { upperEngine } from '../../fixtures/test-engines'

/** Its box is its own, so that a write lays out one paragraph: this is about what we ask, not about what layout costs. */
const PARAGRAPH =
  '<p style="contain: strict; height: 20px">Il a lu <a href="#a">un livre</a> et <em>il</em> dort. </p>'
const NODES_IN_PARAGRAPH = 8

/** Calls while something runs. */
function counting() {
  const spies = {
    layouts: [
      vi.spyOn(Element.prototype, 'getBoundingClientRect'),
      vi.spyOn(Range.prototype, 'getBoundingClientRect'),
    ],
    styles: [vi.spyOn(window, 'getComputedStyle')],
    observed: [
      vi.spyOn(IntersectionObserver.prototype, 'observe'),
      vi.spyOn(IntersectionObserver.prototype, 'unobserve'),
    ],
    attributes: [vi.spyOn(Element.prototype, 'setAttribute'), vi.spyOn(Element.prototype, 'removeAttribute')],
    records: [vi.spyOn(MutationObserver.prototype, 'takeRecords')],
  }
  const read = (name: keyof typeof spies) => spies[name].reduce((sum, spy) => sum + spy.mock.calls.length, 0)
  return {
    read,
    stop: () => {
      for (const spy of Object.values(spies).flat()) spy.mockRestore()
    },
  }
}

async function costs(nodes: number) {
  const paragraphs = Math.round(nodes / NODES_IN_PARAGRAPH)
  document.body.innerHTML = `<main>${PARAGRAPH.repeat(paragraphs)}</main>`
  const before = document.documentElement.outerHTML
  const counted = counting()
  const translator = createPageTranslator(document, {
    engine: upperEngine(),
    detector: async () => ({ isReliable: false, languages: [] }),
    shadowRootOf: (element) => element.shadowRoot,
    source: 'fr',
    target: 'en',
    mode: 'in-place',
    label: 'Translation',
  })
  const isDone = () => {
    const { phase, done, total } = translator.state()
    return phase === 'watching' && done === total && total >= paragraphs
  }
  await vi.waitUntil(isDone, { timeout: 250_000, interval: 50 })
  translator.restore()
  counted.stop()
  expect(document.documentElement.outerHTML).toBe(before)
  const each = (name: Parameters<typeof counted.read>[0]) => counted.read(name) / paragraphs
  return {
    layouts: counted.read('layouts'),
    styles: each('styles'),
    observed: each('observed'),
    attributes: each('attributes'),
    records: each('records'),
  }
}

test('1,000, 10,000 and 100,000 nodes', { timeout: 300_000 }, async () => {
  const small = await costs(1_000)
  for (const nodes of [10_000, 100_000]) {
    const large = await costs(nodes)
    // Nothing has been scrolled.
    expect(large.layouts).toBe(0)
    for (const name of ['styles', 'observed', 'attributes', 'records'] as const)
      expect(large[name], name).toBeLessThanOrEqual(small[name] * 1.2)
  }
  document.body.replaceChildren()
})
