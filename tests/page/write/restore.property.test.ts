/** Whatever a page does to a translated tree, restoring leaves what the same would have left of the untranslated one. */
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { settleCopies } from '../../../lib/page/watch/settle-copies'
import { createLedger } from '../../../lib/page/write/ledger'
import { textsIn } from '../../../lib/page/write/page-dom'
import { ATTRIBUTES, type Copy, build, mutate, mutations, trees } from '../random-tree'

const RUNS = 2_000
const OBSERVED = {
  childList: true,
  subtree: true,
  characterData: true,
  characterDataOldValue: true,
  attributes: true,
}

afterEach(() => document.body.replaceChildren())

/** Upper case: what is of the page never is. */
function translate(copy: Copy, ledger: ReturnType<typeof createLedger>): void {
  let units = 0
  for (const parent of [copy.root, ...copy.root.querySelectorAll('*')]) {
    const texts = [...parent.childNodes].filter((node) => node instanceof Text)
    if (texts.length > 0) {
      units += 1
      const list = texts.map((node) => ({ node, text: (node.nodeValue ?? '').toUpperCase() }))
      ledger.writeTexts(`u${units}`, list)
    }
    for (const name of ATTRIBUTES) {
      const value = parent.getAttribute(name)
      if (value !== null) ledger.writeAttribute(parent, name, value.toUpperCase())
    }
  }
}

test(`${RUNS} random trees, mutated and restored, are as if they had never been translated`, () => {
  let translated = 0
  fc.assert(
    fc.property(trees(), mutations(), fc.infiniteStream(fc.boolean()), (tree, list, settles) => {
      const plain = build(tree)
      const copy = build(tree)
      document.body.replaceChildren(copy.root)
      const ledger = createLedger()
      translate(copy, ledger)
      translated += textsIn(copy.root).filter((node) => /[A-Z]/.test(node.nodeValue ?? '')).length
      const observer = new MutationObserver(() => {})
      observer.observe(copy.root, OBSERVED)
      const settle = () => settleCopies(observer.takeRecords(), ledger)
      for (const mutation of list) {
        // What a text was made of can be told as long as one turn of the page's scripts does not make it of others made in it.
        const joinsTexts = mutation.kind === 'normalize' || mutation.kind === 'reparse'
        if (joinsTexts) settle()
        mutate(plain, mutation)
        mutate(copy, mutation)
        if (joinsTexts || settles.next().value) settle()
      }
      settle()
      observer.disconnect()
      ledger.restore()
      expect(copy.root.outerHTML).toBe(plain.root.outerHTML)
    }),
    { numRuns: RUNS },
  )
  expect(translated).toBeGreaterThan(RUNS)
})
