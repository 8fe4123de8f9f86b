/** The sentences of a page that a selected word stands in, as the browser lays the page out. */
import { afterEach, expect, test } from 'vitest'
import { wordInContext } from '../../../lib/page/word-in-context'

afterEach(() => document.body.replaceChildren())

/** The range over `word` in the first text node below `root` that has it. */
function rangeOver(word: string, root: Node = document.body): Range {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const at = node.data.indexOf(word)
    if (at < 0) continue
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + word.length)
    return range
  }
  throw new Error(`no ${word} on the page`)
}

/** With the word in brackets. */
function marked(range: Range, language = 'fr') {
  const { own, others } = wordInContext(range, language)
  const show = ({ text, start, end }: { text: string; start: number; end: number }) =>
    `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`
  return { own: own && show(own), others: others.map(show) }
}

test('its own sentence, whole; then others with the word, then with its forms, no more than three', () => {
  document.body.innerHTML = `
    <p>Les chiens aboient. La caravane passe.</p>
    <p>Il fait froid. Le <b>chien</b> dort
       dans <i>sa</i> niche. Il rêve.</p>
    <p>La chienne attend. Un chien court. Ce chien-là mange. Le chat regarde.</p>
    <p>Un chien court.</p><p hidden>Un chien que personne ne voit.</p>`
  expect(marked(rangeOver('chien', document.querySelector('b')!))).toEqual({
    own: 'Le [chien] dort dans sa niche.',
    others: ['Un [chien] court.', 'Ce [chien]-là mange.', 'Les [chiens] aboient.'],
  })
})

test('the one that was selected, where the sentence has it twice', () => {
  document.body.innerHTML = '<p>Un chien suit <a href="#">le chien</a> du voisin.</p>'
  expect(marked(rangeOver('chien', document.querySelector('a')!)).own).toBe(
    'Un chien suit le [chien] du voisin.',
  )
})

test('a word over several nodes, with a soft hyphen in it, in a link', () => {
  document.body.innerHTML = '<p>Bonjour. La <a href="#"><b>biblio</b><i>th&shy;èque</i></a> est ouverte.</p>'
  const range = document.createRange()
  range.selectNodeContents(document.querySelector('a')!)
  expect(marked(range).own).toBe('La [bibliothèque] est ouverte.')
})

test('in Chinese and Japanese, where no space divides words', () => {
  document.body.innerHTML =
    '<p>昨日は寒かった。図書館は毎日開いています。本を読む。</p><p>図書館の本を読んだ。</p>'
  expect(marked(rangeOver('図書館'), 'ja')).toEqual({
    own: '[図書館]は毎日開いています。',
    others: ['[図書館]の本を読んだ。'],
  })
  expect(marked(rangeOver('読む'), 'ja').others).toEqual(['図書館の本を[読]んだ。'])
})

test('out of a shadow tree, and into others', () => {
  document.body.innerHTML = '<p>Avant, <span id="host"></span> dormait. Fin.</p><div id="other"></div>'
  const root = document.querySelector('#host')!.attachShadow({ mode: 'open' })
  root.innerHTML = 'le <em>chien</em>'
  document.querySelector('#other')!.attachShadow({ mode: 'open' }).innerHTML = '<p>Des chiens jouent.</p>'
  expect(marked(rangeOver('chien', root))).toEqual({
    own: 'Avant, le [chien] dormait.',
    others: ['Des [chiens] jouent.'],
  })
})

test('in a frame, of the frame', () => {
  const frame = document.body.appendChild(document.createElement('iframe'))
  const inner = frame.contentDocument!
  inner.body.innerHTML = '<p>Le chien dort. Un chien court.</p>'
  const range = inner.createRange()
  range.setStart(inner.querySelector('p')!.firstChild!, 3)
  range.setEnd(inner.querySelector('p')!.firstChild!, 8)
  expect(marked(range)).toEqual({ own: 'Le [chien] dort.', others: ['Un [chien] court.'] })
})

test('a word by itself stands in no sentence; one without an end is too long to read', () => {
  document.body.innerHTML = `<h2>Chien</h2><p>chien ${'mot '.repeat(200)}</p>`
  expect(marked(rangeOver('Chien'))).toEqual({ own: null, others: [] })
})

test('of an endless page only the beginning is looked at', () => {
  document.body.innerHTML = '<p>Un chat dort.</p>'.repeat(6000) + '<p>Le chat mange. Un chat court.</p>'
  expect(marked(rangeOver('chat', document.body.lastChild!))).toEqual({
    own: 'Le [chat] mange.',
    others: ['Un [chat] dort.'],
  })
})
