/** Writing over the original: live text nodes only, only what was sent, and readable in its own direction. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Mark, TextUnit } from '../../../lib/page/units/unit'
import { breakLines } from '../../../lib/page/write/break-lines'
import { planDirection } from '../../../lib/page/write/direction'
import { restoreUnit, stillHolds, writeAttributeUnit, writeInPlace } from '../../../lib/page/write/in-place'
import { createLedger } from '../../../lib/page/write/ledger'
import { placement, unitOf } from '../watch/watched-page'

afterEach(() => {
  document.body.replaceChildren()
  document.documentElement.removeAttribute('dir')
})

const find = (selector: string) => document.querySelector<HTMLElement>(selector)!
const page = (html: string, selector = '.u', more: Partial<TextUnit> = {}) => {
  document.body.innerHTML = html
  return { unit: unitOf(find(selector), more), ledger: createLedger(), before: document.body.innerHTML }
}

test('words go between the white space of each node; nodes, handlers and elements stay', () => {
  const { unit, ledger, before } = page('<p class="u">\n  Il a <b>lu</b> ce livre.\n</p>')
  const nodes = [...find('p').childNodes]
  expect(writeInPlace(unit, placement(['He has', 'read', 'this book.']), 'en', ledger)).toBe(true)
  expect(document.body.innerHTML).toBe('<p class="u">\n  He has <b>read</b> this book.\n</p>')
  expect([...find('p').childNodes]).toEqual(nodes)
  restoreUnit(unit, ledger)
  expect(document.body.innerHTML).toBe(before)
})

test('a node whose words stay keeps its white space to the character', () => {
  const { unit, ledger } = page('<p class="u">Le\n  code <b>est</b></p>')
  const [code, is] = unit.slots
  unit.text = unit.text.replace('\n  ', ' ')
  code!.end -= 2
  is!.start -= 2
  is!.end -= 2
  writeInPlace(unit, placement(['Le code', 'is']), 'en', ledger)
  expect(find('p').innerHTML).toBe('Le\n  code <b>is</b>')
})

test('the space that stands for a line break is not written beside it', () => {
  const { unit, ledger } = page('<p class="u">Un vers,<br>un autre.</p>')
  writeInPlace(unit, placement(['One line, ', ' another.']), 'en', ledger)
  expect(find('p').innerHTML).toBe('One line,<br>another.')
})

test('what is fixed is not written', () => {
  const { unit, ledger } = page('<p class="u">run <code>ls</code></p>')
  unit.slots[1]!.isFixed = true
  writeInPlace(unit, placement(['starte', 'LS']), 'de', ledger)
  expect(find('p').innerHTML).toBe('starte <code>ls</code>')
})

describe('only if the unit still is what was sent', () => {
  test.each<[string, () => void]>([
    ['another text', () => (find('b').firstChild!.nodeValue = 'other')],
    ['a node gone', () => find('b').firstChild!.remove()],
    ['moved elsewhere', () => find('aside').append(find('b'))],
    ['another order', () => find('.u').prepend(find('b'))],
    ['all of it gone', () => find('.u').remove()],
  ])('%s', (_, change) => {
    const { unit, ledger } = page('<p class="u">one <b>two</b></p><aside></aside>')
    expect(stillHolds(unit, ledger)).toBe(true)
    change()
    const after = document.body.innerHTML
    expect(writeInPlace(unit, placement(['EINS', 'ZWEI']), 'de', ledger)).toBe(false)
    expect(document.body.innerHTML).toBe(after)
  })

  test('text that is bare in a shadow root is in the host that stands for it', () => {
    document.body.innerHTML = '<p class="u"></p>'
    const root = find('p').attachShadow({ mode: 'open' })
    root.append('one')
    const slot = { node: root.firstChild as Text, start: 0, end: 3, before: '', after: '', isFixed: false }
    const unit = unitOf(find('p'), { root, text: 'one', slots: [slot], lastChild: null })
    expect(writeInPlace(unit, placement(['EINS']), 'de', createLedger())).toBe(true)
    expect(root.textContent).toBe('EINS')
    writeInPlace(unit, placement(['واحد']), 'ar', createLedger())
    expect(find('p').outerHTML, 'a copy of the host would have our attributes and none of our words').toBe(
      '<p class="u"></p>',
    )
    find('p').after(root.firstChild!)
    expect(stillHolds(unit, createLedger())).toBe(false)
  })

  test('ours over it counts as the original, and white space as none', () => {
    const { unit, ledger } = page('<p class="u">one <b>two</b></p>')
    writeInPlace(unit, placement(['EINS', 'ZWEI']), 'de', ledger)
    expect(stillHolds(unit, ledger)).toBe(true)
    restoreUnit(unit, ledger)
    find('p').firstChild!.nodeValue = '\n one\n'
    expect(stillHolds(unit, ledger)).toBe(true)
  })
})

test('attributes', () => {
  document.body.innerHTML = '<img alt="a dog">'
  const ledger = createLedger()
  const base = { id: 'a1', root: document, language: null, isHidden: false } as const
  const unit = { ...base, kind: 'attribute', container: find('img'), text: 'a dog', name: 'alt' } as const
  expect(writeAttributeUnit(unit, 'ein Hund', ledger)).toBe(true)
  expect(find('img').getAttribute('alt')).toBe('ein Hund')
  restoreUnit(unit, ledger)
  expect(find('img').getAttribute('alt')).toBe('a dog')
  find('img').setAttribute('alt', 'a cat')
  expect(writeAttributeUnit(unit, 'ein Hund', ledger)).toBe(false)
})

describe('lines broken by hand', () => {
  test('at the same width, with the same indent', () => {
    const source = '   This memo provides\n   information for all.\n'
    document.body.innerHTML = '<pre class="u"></pre>'
    find('.u').append(source)
    const unit = unitOf(find('.u'), { keepsLines: true, wrapsAt: 24 })
    unit.slots[0]!.before = '   '
    unit.slots[0]!.after = '\n'
    writeInPlace(unit, placement(['Dieses Memo informiert alle die es lesen']), 'de', createLedger())
    expect(find('.u').textContent).toBe('   Dieses Memo\n   informiert alle die\n   es lesen\n')
  })

  test('Chinese between any two letters, a long word alone', () => {
    expect(breakLines('一二三四五六', 0, 8, '').value).toBe('一二三四\n五六')
    expect(breakLines('a unbreakable b', 0, 5, '').value).toBe('a\nunbreakable\nb')
    expect(breakLines('one\ntwo', 0, 40, ' ').value).toBe('one\n two')
  })
})

describe('direction', () => {
  test.each([
    ['a paragraph', '<p class="u">a</p>', 'attribute'],
    ['a table cell', '<table><tr><td class="u">a</td><td>b</td></tr></table>', 'attribute'],
    ['a link in a line', '<nav><a class="u">a</a> | <a>b</a></nav>', 'attribute'],
    ['a list item, whose marker would move', '<ul><li class="u">a</li></ul>', 'isolate'],
    ['a flex box, whose order would turn', '<div class="u" style="display:flex">a<i>b</i></div>', 'isolate'],
    ['a box with a block of another unit', '<div class="u">a<p>b</p></div>', 'isolate'],
    ['what decides by its words', '<p class="u" dir="auto">a</p>', 'nothing'],
    ['what is right already', '<p class="u" dir="rtl">a</p>', 'nothing'],
  ])('%s: %s → %s', (_, html, plan) => {
    const { unit } = page(html)
    const own = unit.slots.filter(({ node }) => node.parentElement === unit.container)
    expect(planDirection({ ...unit, slots: own }, 'ar')).toBe(plan)
  })

  const right = (selector: string, words: string) => {
    const node = find(selector).firstChild as Text
    const at = (word: string) => {
      const range = document.createRange()
      const start = node.data.indexOf(word)
      range.setStart(node, start)
      range.setEnd(node, start + word.length)
      return range.getBoundingClientRect().left
    }
    return words.split(' ').map(at)
  }

  test.each(['p', 'li'])(
    'the words of an Arabic %s stand from right to left, and all is taken back',
    (name) => {
      const { unit, ledger, before } = page(`<ul><${name} class="u">I read 3 books.</${name}></ul>`)
      writeInPlace(unit, placement(['قرأت 3 كتب.']), 'ar', ledger)
      const places = right('.u', 'قرأت 3 كتب')
      expect(places).toEqual(places.toSorted((one, other) => other - one))
      // The full stop is at the left end, where the sentence ends.
      expect(right('.u', '.')[0]).toBeLessThan(places[2]!)
      restoreUnit(unit, ledger)
      expect(document.body.innerHTML).toBe(before)
    },
  )

  test('where the browser tells no direction, nothing: what has no place in the root around it, a feed in the viewer', () => {
    const { unit } = page('<div><p class="u">a</p></div>')
    find('div').attachShadow({ mode: 'open' })
    expect(planDirection(unit, 'en')).toBe('nothing')
  })

  test('code in it keeps its own direction; a marked word inside stays in the order', () => {
    const { unit, ledger, before } = page('<p class="u">call <code>f(x)</code> <b>now</b></p>')
    const code: Mark = { element: find('code'), kind: 'verbatim', start: 0, end: 0 }
    const bold: Mark = { element: find('b'), kind: 'style', start: 0, end: 0 }
    unit.marks.push(code, bold)
    unit.slots[1]!.isFixed = true
    writeInPlace(unit, placement(['نادِ', 'f(x)', '', 'الآن']), 'ar', ledger)
    expect([find('p').dir, find('code').dir, find('code').textContent]).toEqual(['rtl', 'ltr', 'f(x)'])
    expect(find('b').getBoundingClientRect().left).toBeLessThan(find('code').getBoundingClientRect().left)
    restoreUnit(unit, ledger)
    expect(document.body.innerHTML).toBe(before)
  })

  test('columns of a table stay where they are', () => {
    const { unit, ledger } = page('<table><tr><td class="u">one</td><td id="second">two</td></tr></table>')
    const before = find('#second').getBoundingClientRect().left
    writeInPlace(unit, placement(['واحد']), 'ar', ledger)
    expect(find('.u').dir).toBe('rtl')
    expect(find('.u').getBoundingClientRect().left).toBeLessThan(find('#second').getBoundingClientRect().left)
    expect(before).toBeGreaterThan(0)
  })

  test('a left-to-right translation on a right-to-left page, over two lines', () => {
    document.documentElement.dir = 'rtl'
    const { unit, ledger, before } = page('<ul><li class="u">واحد<br>اثنان</li></ul>')
    unit.slots[1]!.start += 1
    unit.slots[1]!.end += 1
    unit.text = 'واحد\nاثنان'
    writeInPlace(unit, placement(['one (1).', 'two (2).']), 'en', ledger)
    expect(find('.u').innerHTML).toBe('\u2066one (1).\u2069<br>\u2066two (2).\u2069')
    restoreUnit(unit, ledger)
    expect(document.body.innerHTML).toBe(before)
  })
})
