/** Pages that are deep, wide, long or moving, and elements that answer with lies or errors: bounded, quiet, nothing wrong. */
import { describe, expect, test } from 'vitest'
import { collectUnits } from '../../../lib/page/units/collect-units'
import { collect, emptyPageAfterEach, line, page } from './units-fixture'

emptyPageAfterEach()

/** Counts calls while something runs. The walk's own steps are told by how often it lets go (`slices`). */
function counted(run: () => void): { styles: number; layouts: number; texts: number } {
  const counts = { styles: 0, layouts: 0, texts: 0 }
  const undo: (() => void)[] = []
  const wrap = (target: object, name: string, count: keyof typeof counts) => {
    const descriptor = Object.getOwnPropertyDescriptor(target, name)!
    const inner = (descriptor.get ?? descriptor.value) as (...args: unknown[]) => unknown
    const outer = function (this: unknown, ...args: unknown[]) {
      counts[count]++
      return inner.apply(this, args)
    }
    Object.defineProperty(target, name, {
      ...descriptor,
      ...(descriptor.get ? { get: outer } : { value: outer }),
    })
    undo.push(() => Object.defineProperty(target, name, descriptor))
  }
  wrap(window, 'getComputedStyle', 'styles')
  for (const name of ['offsetWidth', 'offsetHeight', 'offsetTop', 'offsetLeft', 'offsetParent', 'innerText'])
    wrap(HTMLElement.prototype, name, 'layouts')
  for (const name of [
    'clientWidth',
    'clientHeight',
    'scrollTop',
    'scrollHeight',
    'getBoundingClientRect',
    'getClientRects',
  ])
    wrap(Element.prototype, name, 'layouts')
  wrap(Node.prototype, 'textContent', 'texts')
  wrap(Element.prototype, 'innerHTML', 'texts')
  try {
    run()
  } finally {
    for (const back of undo) back()
  }
  return counts
}

const PARAGRAPH =
  '<div class="card"><h3>A title here</h3><p>Some <b>bold</b> words <a href="#">and links</a>.</p></div>\n'
const NODES_IN_PARAGRAPH = 11

describe('work for each node', () => {
  const figures = new Map<number, { slices: number; styles: number }>()
  test.each([1_000, 10_000, 100_000])('%d nodes', { timeout: 60_000 }, (count) => {
    const body = page(PARAGRAPH.repeat(Math.round(count / NODES_IN_PARAGRAPH)))
    const nodes = body.querySelectorAll('*').length
    let found!: ReturnType<typeof collect>
    const counts = counted(() => (found = collect(body)))
    expect(found.texts).toHaveLength(Math.round(count / NODES_IN_PARAGRAPH) * 2)
    expect(counts.layouts).toBe(0)
    expect(counts.texts).toBe(0)
    // One for each element, and one for what is around the start.
    expect(counts.styles).toBeLessThanOrEqual(nodes + 2)
    figures.set(count, { slices: found.slices / count, styles: counts.styles / count })
    const first = figures.get(1_000)!
    expect(found.slices / count).toBeLessThanOrEqual(first.slices * 1.2)
    expect(counts.styles / count).toBeLessThanOrEqual(first.styles * 1.2)
  })
})

describe('size', () => {
  /** From the outside in: the other way each step would go through all below it. */
  const deep = (levels: number, tags: string[], words: string) => {
    const top = document.createElement('div')
    let inner: Element = top
    for (let depth = 0; depth < levels; depth++) {
      const next = document.createElement(tags[depth % tags.length]!)
      inner.append(words, next)
      inner = next
    }
    inner.append('The bottom')
    page('').append(top)
  }
  test('10,000 deep, blocks', { timeout: 60_000 }, () => {
    deep(10_000, ['div', 'section'], '')
    expect(collect(document.body).texts.map(({ text }) => text)).toEqual(['The bottom'])
  })
  // Deeper than this Chromium itself falls, as soon as it lays the line out.
  test('3,000 deep, in one line, with words on the way', { timeout: 60_000 }, () => {
    deep(3_000, ['span', 'i'], 'word ')
    const { texts } = collect(document.body)
    expect(texts.flatMap(({ slots }) => slots)).toHaveLength(3_001)
    expect(Math.max(...texts.map(({ slots }) => slots.length))).toBeLessThanOrEqual(500)
    expect(Math.max(...texts.map(({ marks }) => marks.length))).toBeLessThanOrEqual(500)
  })
  test('100,000 siblings in one line', { timeout: 60_000 }, () => {
    page('')
    document.body.append(
      ...Array.from({ length: 100_000 }, (_, at) => {
        const span = document.createElement('span')
        span.append(`word${at % 7 === 0 ? '. ' : ' '}`)
        return span
      }),
    )
    const { texts } = collect(document.body)
    expect(texts.flatMap(({ slots }) => slots)).toHaveLength(100_000)
    expect(Math.max(...texts.map(({ slots }) => slots.length))).toBeLessThanOrEqual(500)
  })
  test('a text node of a megabyte', () => {
    const long = 'A sentence of words. '.repeat(50_000)
    page('<p></p>').firstElementChild!.append(long)
    const { texts } = collect(document.body)
    expect(texts.map(({ text }) => text.length)).toEqual([long.length - 1])
  })
  test('a megabyte of white space, of one word, of line ends', () => {
    for (const odd of [' ', 'x', '\n', ' \n', '\u00A0', '\u200B', 'a/', '.-', '@a', '(']) {
      page('<p></p><pre></pre>')
      for (const element of document.body.children)
        element.append(odd.repeat(1_000_000 / odd.length), ' the end')
      expect(collect(document.body).texts.length).toBeGreaterThan(0)
    }
  })
  test('more than is ever looked at', () => {
    page('<p></p>').firstElementChild!.append('word '.repeat(900_000))
    expect(collect(document.body).skips.map(({ reason }) => reason)).toEqual(['too-much'])
  })
})

describe('elements that lie', () => {
  test('getters that throw', () => {
    if (!customElements.get('x-throwing')) {
      const bad = {
        get: () => {
          throw new Error('no')
        },
      }
      class Throwing extends HTMLElement {}
      const names =
        'nodeType parentNode firstChild nextSibling childNodes children localName tagName lang title textContent innerText ' +
        'shadowRoot ownerDocument isConnected getAttribute attributes className classList hidden contains getRootNode ' +
        'compareDocumentPosition matches'
      for (const name of names.split(' ')) Object.defineProperty(Throwing.prototype, name, bad)
      customElements.define('x-throwing', Throwing)
    }
    page('<p>Some <x-throwing title="A title">odd <b>words</b></x-throwing> here</p>')
    const { units } = collect(document.body, { shadowRootOf: () => null })
    expect(units.map(line)).toEqual(['@title A title', 'Some |<style odd |<style words>>| here'])
  })
})

describe('a page that moves between two steps', () => {
  const many = (html: string, count: number) => html.repeat(count)
  const inOrder = (found: ReturnType<typeof collect>) => {
    const seen = new Set<Text>()
    for (const { slots, text } of found.texts) {
      for (const { node } of slots) {
        expect(seen.has(node)).toBe(false)
        seen.add(node)
      }
      expect(slots.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
    }
  }
  test('what is taken away is left out, the rest is found', () => {
    const body = page(many('<p>Some words here</p>', 400))
    const gone = new Set<Element>()
    const found = collect(body, {}, (slice) => {
      const element = body.children[slice * 5]
      if (!element || slice > 30) return
      gone.add(element)
      element.remove()
    })
    inOrder(found)
    const kept = new Set(found.texts.map(({ container }) => container))
    for (const element of body.children) expect(kept.has(element)).toBe(true)
  })
  test('the way down is taken away', () => {
    const body = page(
      `<section>${many('<div><p>Some <b>words</b> here</p></div>', 100)}</section><p>After it</p>`,
    )
    const found = collect(body, {}, (slice) => slice === 3 && body.firstElementChild!.remove())
    inOrder(collect(body))
    expect(found.texts.at(-1)!.text).toBe('After it')
  })
  test('a paragraph is taken apart while it is read', () => {
    const body = page(`<p>${many('word <b>bold</b> ', 60)}</p><p>After it</p>`)
    const found = collect(body, {}, (slice) => {
      if (slice === 2) body.querySelectorAll('b')[3]!.remove()
    })
    expect(found.texts.map(({ text }) => text)).toEqual([
      'After it',
      `${'word bold '.repeat(3)}word ${'word bold '.repeat(56)}`.trim(),
    ])
  })
  test('a paragraph is reversed while it is read', () => {
    const body = page(`<p>${many('<i>word </i>', 90)}</p>`)
    const found = collect(body, {}, (slice) => {
      if (slice === 2)
        for (const child of Array.from(body.firstElementChild!.children))
          body.firstElementChild!.prepend(child)
    })
    inOrder(found)
    for (const { slots } of found.texts)
      for (const [at, { node }] of slots.entries())
        if (at > 0)
          expect(slots[at - 1]!.node.compareDocumentPosition(node)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  })
  test('words change while they are read', () => {
    const body = page(`<p>${many('word <b>bold</b> ', 60)}</p>`)
    const { texts } = collect(body, {}, (slice) => {
      if (slice === 2) (body.firstElementChild!.firstChild as Text).data = 'other '
    })
    expect(texts.map(({ text }) => text)).toEqual([`other bold ${'word bold '.repeat(59)}`.trim()])
  })
  test('attributes are told once, whatever is read again', () => {
    const body = page(`<p title="A title">${many('word <b title="Its own">bold</b> ', 60)}</p>`)
    const { units, texts } = collect(body, {}, (slice) => {
      if (slice === 2) body.querySelector('b')!.remove()
    })
    expect(texts).toHaveLength(1)
    expect(units).toHaveLength(1 + 1 + 60)
  })
  test('all that was to be read next is taken away', () => {
    const body = page(many('<p>Some words here</p>', 400))
    const found = collect(body, {}, (slice) => {
      if (slice === 1) for (const element of Array.from(body.children).slice(0, 200)) element.remove()
    })
    const kept = new Set(found.texts.map(({ container }) => container))
    for (const element of body.children) expect(kept.has(element)).toBe(true)
  })
  test('words behind a block that is taken away', () => {
    const body = page(`<div><p>${many('word <b>bold</b> ', 60)}</p>Words behind it</div>`)
    const found = collect(body, {}, (slice) => slice === 2 && body.querySelector('p')!.remove())
    expect(found.texts.map(({ text }) => text)).toEqual(['Words behind it'])
  })
})

test('it lets go every few steps', () => {
  page(PARAGRAPH.repeat(100))
  const walk = collectUnits(
    document.body,
    { unit() {}, skipped() {}, shadowRoot() {}, document() {}, mayGetShadow() {} },
    { shadowRootOf: () => null, isOurs: () => false, attributeOf: () => null, overridePage: false },
  )
  expect(walk.next().done).toBe(false)
})
