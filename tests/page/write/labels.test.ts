/** What says that a text is now in another language: where, from when to when, and where nothing does. */
import { afterEach, describe, expect, test } from 'vitest'
import type { AttributeUnit } from '../../../lib/page/units/unit'
import { labelsOf } from '../../../lib/page/write/labels'
import { createLedger } from '../../../lib/page/write/ledger'
import { unitOf } from '../watch/watched-page'

afterEach(() => document.body.replaceChildren())

const find = (selector: string) => document.querySelector<HTMLElement>(selector)!

function page(html: string) {
  document.body.innerHTML = html
  const ledger = createLedger()
  const labels = labelsOf('de', ledger)
  const before = document.documentElement.outerHTML
  return {
    ledger,
    labels,
    put(selector: string, language: string | null = null) {
      const unit = unitOf(find(selector), { language })
      labels.put(unit)
      return unit
    },
    isAsBefore: () => document.documentElement.outerHTML === before,
  }
}

test('the block of a translation, when all is written; <html> is left alone', () => {
  const { labels, put, ledger, isAsBefore } = page(
    '<p id="a">un</p><p id="b" lang="fr">deux</p><p id="c">trois</p>',
  )
  const html = document.documentElement.lang
  put('#a')
  put('#b', 'fr')
  expect(isAsBefore()).toBe(true)
  labels.write()
  expect(['#a', '#b', '#c'].map((selector) => find(selector).lang)).toEqual(['de', 'de', ''])
  expect(document.documentElement.lang).toBe(html)
  expect(ledger.sourceOfAttribute(find('#b'), 'lang')).toBe('fr')
  ledger.restore()
  expect(isAsBefore()).toBe(true)
})

test('not where the page says so already', () => {
  const { labels, put, isAsBefore } = page('<main lang="de"><p id="a">un</p></main>')
  put('#a', 'de')
  labels.write()
  expect(isAsBefore()).toBe(true)
})

test('a block of many units keeps it as long as one of them is translated', () => {
  const { labels, put, isAsBefore } = page('<p id="a">un<br>deux</p>')
  const [one, other] = [put('#a'), put('#a')]
  labels.write()
  labels.take(one)
  expect(find('#a').lang).toBe('de')
  labels.take(other)
  expect(isAsBefore()).toBe(true)
  labels.take(other)
  put('#a')
  labels.write()
  expect(find('#a').lang).toBe('de')
})

test('what is taken back before the end of the frame is never written', () => {
  const { labels, put, isAsBefore } = page('<p id="a">un</p>')
  labels.take(put('#a'))
  labels.write()
  expect(isAsBefore()).toBe(true)
})

describe('the body', () => {
  const label = (html: string) => {
    const { labels, ledger } = page(html)
    labels.put(unitOf(document.body))
    labels.write()
    const { lang } = document.body
    ledger.restore()
    return lang
  }

  test('bare text between blocks is not spoken for by all of the page', () => {
    expect(label('un<p>deux</p>')).toBe('')
  })

  // A body is judged once: here it has been.
  test('a page of nothing but lines is one block', () => {
    document.body.replaceWith(document.createElement('body'))
    expect(label('un<br>deux <b>trois</b><hr>')).toBe('de')
  })
})

describe('texts of attributes', () => {
  const label = (html: string, name: string) => {
    const { labels } = page(html)
    const container = document.body.firstElementChild as HTMLElement
    const unit: AttributeUnit = { ...attributeUnit, container, name }
    labels.put(unit)
    labels.write()
    return container.lang
  }
  const attributeUnit: Omit<AttributeUnit, 'container' | 'name'> = {
    kind: 'attribute',
    id: 'a1',
    root: document,
    text: 'un chien',
    language: null,
    isHidden: false,
  }

  test('an image says what its text is in', () => {
    expect(label('<img alt="un chien">', 'alt')).toBe('de')
  })

  test('a field, or what holds a text of its own, does not', () => {
    expect(label('<input placeholder="un chien">', 'placeholder')).toBe('')
    expect(label('<p title="un chien">dog</p>', 'title')).toBe('')
  })
})
