import { expect, test } from 'vitest'
import { besideRuns } from '../../../../lib/page/markup/beside-runs'
import { type Engine, knows, translate, unitOf } from './unit-of'

/** The runs as markup; what is not found is not there. */
function beside(markup: string, engine: Engine, language = 'en'): string {
  const unit = unitOf(markup, language)
  return besideRuns(unit, translate(unit, engine))
    .map(({ text, marks }) => {
      const kinds = marks.map((mark) => unit.marks[mark]!.kind[0]!)
      return kinds.reduceRight((inner, kind) => `(${kind}:${inner})`, text)
    })
    .join('')
}

test('marks go where their words are, in another order than on the page', () => {
  const texts = { 'The king of Spain came.': 'Espagne-Roi est venu.', king: 'Roi', Spain: 'Espagne' }
  expect(beside('The <a>king</a> of <a>Spain</a> came.', knows(texts))).toBe('(l:Espagne)-(l:Roi) est venu.')
})

test('nested marks, code, and what is not found', () => {
  const texts = {
    'See the big docs of foo now.': 'Lisez foo et sa grande doc.',
    'the big docs': 'grande doc',
    big: 'grande',
    now: 'maintenant',
  }
  const markup = 'See <a>the <b>big</b> docs</a> of <code>foo</code> <a>now</a>.'
  expect(beside(markup, knows(texts))).toBe('Lisez (v:foo) et sa (l:(s:grande))(l: doc).')
})

test('white space between sentences, lines, and scripts without spaces', () => {
  expect(beside('One. Two.<br>Three.', (text) => text.toUpperCase())).toBe('ONE. TWO.\nTHREE.')
  expect(beside('一。二。', knows({ '一。': 'One.', '二。': 'Two.' }), 'zh')).toBe('One. Two.')
})
