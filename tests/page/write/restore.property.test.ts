/** Whatever a page does to a translated tree, restoring leaves what the same would have left of the untranslated one. */
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { settleCopies } from '../../../lib/page/watch/settle-copies'
import { type Besides, createBesides } from '../../../lib/page/write/beside'
import { type Ledger, createLedger } from '../../../lib/page/write/ledger'
import { textsIn } from '../../../lib/page/write/page-dom'
import { restorePage } from '../../../lib/page/write/restore'
import { ATTRIBUTES, type Copy, build, mutate, mutations, trees } from '../random-tree'
import { unitOf } from '../watch/watched-page'

const RUNS = 2_000
const MADE_OF_TEXTS = new Set(['copy-text', 'clone', 'reparse', 'normalize'])
const OBSERVED = {
  childList: true,
  subtree: true,
  characterData: true,
  characterDataOldValue: true,
  attributes: true,
}

afterEach(() => document.body.replaceChildren())

/** Upper case: what is of the page never is. */
function translate(copy: Copy, ledger: Ledger, besides: Besides, isBeside: boolean): void {
  let units = 0
  for (const parent of [copy.root, ...copy.root.querySelectorAll('*')]) {
    const texts = [...parent.childNodes].filter((node) => node instanceof Text)
    if (texts.length > 0 && isBeside) {
      const words = { text: 'BESIDE', marks: [], sentence: 0 }
      besides.show(unitOf(parent), [words], { target: 'de', theme: 'plain', label: null })
    } else if (texts.length > 0) {
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
    fc.property(
      trees(),
      mutations(),
      fc.infiniteStream(fc.boolean()),
      fc.boolean(),
      (tree, list, settles, isBeside) => {
        const plain = build(tree)
        const copy = build(tree, (node) => node instanceof Element && besides.isOurs(node))
        document.body.replaceChildren(copy.root)
        const ledger = createLedger()
        const besides = createBesides()
        translate(copy, ledger, besides, isBeside)
        translated += textsIn(copy.root).filter((node) => /[A-Z]/.test(node.nodeValue ?? '')).length
        const observer = new MutationObserver(() => {})
        observer.observe(copy.root, OBSERVED)
        const settle = () => settleCopies(observer.takeRecords(), ledger)
        for (const mutation of list) {
          // Texts with an element of ours between them are not joined, and whoever holds one of them later finds another text.
          if (isBeside && mutation.kind === 'normalize') continue
          // What a text was made of can be told as long as one turn of the page's scripts does not make it of others made in it.
          const isMadeOfTexts = MADE_OF_TEXTS.has(mutation.kind)
          if (isMadeOfTexts) settle()
          mutate(plain, mutation)
          mutate(copy, mutation)
          if (isMadeOfTexts || settles.next().value) settle()
        }
        const watch = { settle, stop: () => observer.disconnect() }
        restorePage({ watch, besides, ledger, roots: [document] })
        expect(copy.root.outerHTML).toBe(plain.root.outerHTML)
      },
    ),
    { numRuns: RUNS },
  )
  expect(translated).toBeGreaterThan(RUNS)
})
