/** The one element that is put on a page: where it goes, what is in it, how it survives and how it leaves. */
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Mark, MarkKind } from '../../../lib/page/units/unit'
import { type BesideOptions, createBesides, placeFor } from '../../../lib/page/write/beside'
import { unitOf } from '../watch/watched-page'

afterEach(() => document.body.replaceChildren())

const OPTIONS: BesideOptions = { target: 'de', theme: 'plain', label: null }
const mark = (selector: string, kind: MarkKind): Mark => ({
  element: document.querySelector(selector)!,
  kind,
  start: 0,
  end: 1,
})
const besidesOf = () => {
  const besides = createBesides()
  onTestFinished(besides.remove)
  return besides
}
const run = (text: string, marks: number[] = [], sentence = 0) => ({ text, marks, sentence })

describe('what is in it', () => {
  test('text in copies of the inline elements, joined where they are the same', () => {
    document.body.innerHTML = `<p>a <a id="x" name="y" href="/there" class="k" onclick="boom()" data-controller="z"
      style="color: red"><b>b</b> c</a></p>`
    const besides = besidesOf()
    const unit = unitOf(document.querySelector('p')!, { marks: [mark('a', 'link'), mark('b', 'style')] })
    const beside = besides.show(
      unit,
      [run('Eins '), run('zwei', [0, 1]), run(' drei', [0], 1), run('.', [], 1)],
      OPTIONS,
    )!
    // A style that was written as a whole stands first in Firefox, last in Chromium.
    expect(beside.element.innerHTML.replace(' style="color: red;"', '')).toBe(
      'Eins <a class="k" href="/there" tabindex="-1"><b>zwei</b> drei</a>.',
    )
    expect(beside.element.querySelector('a')!.style.color).toBe('red')
    expect(beside.parts.map(({ node, sentence }) => [node.nodeValue, sentence])).toEqual([
      ['Eins ', 0],
      ['zwei', 0],
      [' drei', 1],
      ['.', 1],
    ])
  })

  test('what a model writes is text', () => {
    document.body.innerHTML = '<p>a</p>'
    const hostile = '<img src=x onerror=alert(1)>&amp;</gloss-translation>'
    const beside = besidesOf().show(unitOf(document.querySelector('p')!), [run(hostile)], OPTIONS)!
    expect(beside.element.textContent).toBe(hostile)
    expect(beside.element.childElementCount).toBe(0)
  })

  test('pictures come along, what can be pressed or filled in does not, nor a script in a link', () => {
    document.body.innerHTML =
      '<p><img src="data:," alt="smile" name="n"><button>Go</button><input><a href=" javascript:boom()">x</a><my-tag>t</my-tag></p>'
    const marks = [
      mark('img', 'point'),
      mark('button', 'link'),
      mark('input', 'point'),
      mark('a', 'link'),
      mark('my-tag', 'style'),
    ]
    const unit = unitOf(document.querySelector('p')!, { marks })
    const beside = besidesOf().show(
      unit,
      [run('', [0]), run('Los', [1]), run('', [2]), run('y', [3]), run('t', [4])],
      OPTIONS,
    )!
    expect(beside.element.innerHTML).toBe('<img src="data:," alt="smile">Los<a tabindex="-1">y</a>t')
  })

  test('language, direction, and nothing read twice; the one that is to be read says what it is', () => {
    document.body.innerHTML = '<p>a</p><p>b</p>'
    const [first, second] = [...document.querySelectorAll('p')].map((p) => unitOf(p))
    const besides = besidesOf()
    const quiet = besides.show(first!, [run('مرحبا')], { ...OPTIONS, target: 'ar' })!.element
    expect(quiet.outerHTML).toBe(
      '<gloss-translation data-place="block" data-theme="plain" lang="ar" dir="rtl" translate="no" aria-hidden="true">مرحبا</gloss-translation>',
    )
    expect(getComputedStyle(quiet).direction).toBe('rtl')
    const read = besides.show(second!, [run('Hallo')], { ...OPTIONS, label: 'Translation' })!.element
    expect([read.role, read.ariaLabel, read.ariaHidden]).toEqual(['note', 'Translation', null])
  })
})

describe('where it goes', () => {
  test.each([
    ['a paragraph', '<p class="u">a</p>', 'block'],
    ['a table cell', '<table><td class="u">a</td></table>', 'block'],
    ['a list item', '<ul><li class="u">a</li></ul>', 'block'],
    ['a link of a navigation bar', '<nav><a class="u">a</a></nav>', 'inline'],
    ['a button', '<button class="u">a</button>', 'inline'],
    ['a label over its field', '<label class="u" style="position:absolute">a</label>', 'inline'],
    ['a flex row', '<div class="u" style="display:flex">a</div>', 'item'],
    ['a flex column', '<div class="u" style="display:flex;flex-direction:column">a</div>', 'block'],
    ['a grid', '<div class="u" style="display:grid;grid-template-columns:1fr 1fr">a</div>', 'row'],
    [
      'a clamped card',
      '<p class="u" style="display:-webkit-box;-webkit-line-clamp:2;overflow:hidden">a</p>',
      'clipped',
    ],
    [
      'a cut title',
      '<p class="u" style="overflow:hidden;text-overflow:ellipsis;white-space:nowrap">a</p>',
      'clipped',
    ],
  ])('%s', (_, html, place) => {
    document.body.innerHTML = html
    expect(placeFor(unitOf(document.querySelector('.u')!))).toBe(place)
  })

  test('behind the unit, between two of one block', () => {
    document.body.innerHTML = '<div>one<br><br>two</div>'
    const container = document.querySelector('div')!
    const unit = unitOf(container, { lastChild: container.firstChild })
    besidesOf().show(unit, [run('eins')], OPTIONS)
    expect([...container.childNodes].map((node) => node.nodeName)).toEqual([
      '#text',
      'GLOSS-TRANSLATION',
      'BR',
      'BR',
      '#text',
    ])
  })

  test('nothing where it would not be seen: below a box of a fixed height', () => {
    document.body.innerHTML = '<p style="height:1em;line-height:1em;overflow:hidden">one</p>'
    const container = document.querySelector('p')!
    const besides = besidesOf()
    expect(besides.show(unitOf(container), [run('eins')], OPTIONS)).toBeNull()
    expect(container.innerHTML).toBe('one')
    container.style.height = 'auto'
    expect(besides.show(unitOf(container), [run('eins')], OPTIONS)).not.toBeNull()
  })

  test('nothing where nothing can stand', () => {
    document.body.innerHTML = '<select><option>a</option></select>'
    const unit = unitOf(document.querySelector('option')!, { lastChild: null })
    expect(besidesOf().show(unit, [run('A')], OPTIONS)).toBeNull()
  })

  test.each([
    [
      'the page',
      (html: string): ParentNode => {
        document.body.innerHTML = html
        return document.body
      },
    ],
    [
      'a shadow root',
      (html: string): ParentNode => {
        const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
        root.innerHTML = html
        return root
      },
    ],
  ])('styles reach it in %s, through what the page sets on everything', (_, make) => {
    const root = make('<style>* { all: unset; display: inline }</style><p>a</p>')
    const besides = besidesOf()
    const unit = unitOf(root.querySelector('p')!)
    const { element } = besides.show(unit, [run('A')], { ...OPTIONS, theme: 'bar' })!
    // The paragraph is inline on such a page.
    expect(element.dataset.place).toBe('inline')
    element.dataset.place = 'block'
    expect(getComputedStyle(element).display).toBe('block')
    expect(getComputedStyle(element).borderInlineStartStyle).toBe('solid')
    besides.setTheme('blur')
    expect(getComputedStyle(element).filter).toContain('blur')
    const sheets = (unit.root as Document).adoptedStyleSheets.length
    besides.remove()
    expect((unit.root as Document).adoptedStyleSheets).toHaveLength(sheets - 1)
    expect(root.querySelector('gloss-translation')).toBeNull()
  })
})

test('where no sheet can be adopted, as by an extension in Firefox, a <style> of ours, which leaves too', () => {
  const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
  root.innerHTML = '<p>a</p>'
  Object.defineProperty(root, 'adoptedStyleSheets', {
    get: () => [],
    set: () => {
      throw new DOMException('Sharing constructed stylesheets in multiple documents is not allowed')
    },
  })
  const besides = besidesOf()
  const { element } = besides.show(unitOf(root.querySelector('p')!), [run('A')], {
    ...OPTIONS,
    theme: 'bar',
  })!
  expect(getComputedStyle(element).borderInlineStartStyle).toBe('solid')
  expect(besides.isOwn(root.querySelector('style')!)).toBe(true)
  besides.remove()
  expect(root.innerHTML).toBe('<p>a</p>')
})
