import { describe, expect, test } from 'vitest'
import { hasWords } from '../../../lib/page/units/words'
import { collect, emptyPageAfterEach, line, linesOf, page, skipsOf } from './units-fixture'

emptyPageAfterEach()

/** Nothing in it is translated, for this reason. */
const alone = (table: Record<string, [html: string, ...skips: string[]]>) =>
  test.each(Object.entries(table))('%s', (_, [html, ...skips]) => {
    expect(linesOf(html)).toEqual([])
    expect(skipsOf(html)).toEqual(skips)
  })

describe('editors', () => {
  alone({
    contenteditable: ['<div contenteditable>My words here</div>', 'editor 13'],
    'plain text only': ['<div contenteditable="plaintext-only">My <b>words</b> here</div>', 'editor 11'],
    'an island in it': [
      '<div contenteditable="true"><p contenteditable="false">A widget</p></div>',
      'editor 8',
    ],
    'a text box': ['<div role="textbox"><p>My words here</p></div>', 'editor 13'],
    CodeMirror: ['<div class="cm-editor"><div class="cm-line">some words here</div></div>', 'editor 15'],
    Monaco: ['<div class="x monaco-editor"><div class="view-line">some words here</div></div>', 'editor 15'],
    Slate: ['<div data-slate-editor="true"><p>some words</p></div>', 'editor 10'],
    textarea: ['<textarea>My words here</textarea>'],
  })
  test('one in a sentence is a sign in it', () => {
    expect(linesOf('<p>Write <span contenteditable>my words</span> here</p>')).toEqual(['Write |*here'])
    expect(skipsOf('<p>Write <span contenteditable>my words</span> here</p>')).toEqual(['editor 8'])
  })
  test('its own label and placeholder are not what is written in it', () => {
    expect(
      linesOf('<div contenteditable aria-label="Your message"><i title="No">my words</i></div>'),
    ).toEqual(['@aria-label Your message'])
  })
})

describe('code', () => {
  const mono = 'font-family:monospace;white-space:pre'
  alone({
    'code in pre': ['<pre><code>Words that look like prose.</code></pre>', 'code 27'],
    'a program in pre': ['<pre>const a = 1;\nfunction b() {\n  return a\n}</pre>', 'code 40'],
    'colours in pre': ['<pre><span>let</span> x = <span>1</span>\n<span>let</span> y</pre>', 'code 11'],
    'by its looks': [
      `<div style="${mono}"><div>if (a) {</div><div>  b();</div><div>}</div></div>`,
      'code 13',
    ],
    'a command, by its options': ['<pre>make it --all --fast some/file</pre>', 'code 30'],
    'by its name': ['<div class="a highlight"><pre>Some words here</pre></div>', 'code 15'],
    'a paragraph of nothing but code': ['<p><code>git push</code> <kbd>Enter</kbd></p>', 'code 14'],
    'a block of code': ['<code style="display:block">npm start</code>', 'code 9'],
  })
  test('prose in pre is prose', () => {
    expect(linesOf('<pre><span>Fixed a crash when the window was closed early.</span></pre>')).toEqual([
      '<style Fixed a crash when the window was closed early.>',
    ])
    expect(linesOf('<pre>Dear all,\n\nthis is what we talked about last week.\n\nYours</pre>')).toEqual([
      'Dear all,\n\nthis is what we talked about last week.\n\nYours',
    ])
  })
  test('inline code with white space kept does not make its paragraph keep lines', () => {
    const [unit] = collect(page('<p>Use <code style="white-space:pre-wrap">a  b</code> here</p>')).texts
    expect(unit).toMatchObject({ keepsLines: false, text: 'Use a  b here' })
  })
})

describe('mathematics', () => {
  const katex =
    '<span class="katex"><span class="katex-mathml"><math><mi>E</mi><annotation>E</annotation></math></span>' +
    '<span class="katex-html" aria-hidden="true"><span>E</span></span></span>'
  test('a formula in a sentence', () => {
    expect(linesOf(`<p>The energy ${katex} is kept</p>`)).toEqual(['The energy |<verbatim _E>| is kept'])
    expect(linesOf('<p>Let <math><mi>x</mi></math> be given</p>')).toEqual(['Let |<verbatim _x>| be given'])
    expect(linesOf('<p>So <mjx-container><svg></svg></mjx-container> holds true</p>')).toEqual([
      'So |*holds true',
    ])
  })
  test('a display', () => {
    const html = `<p>We have</p><div class="katex-display">${katex}</div>`
    expect(linesOf(html)).toEqual(['We have'])
    expect(skipsOf(html)).toEqual(['math 3'])
  })
})

describe('translate=no', () => {
  alone({
    'a block': ['<div translate="no"><p>Some words</p></div>', 'no-translate 10'],
    'a class': ['<div class="a notranslate b">Some words</div>', 'no-translate 10'],
    'a sentence of nothing else': ['<p><b translate="no">Some words</b></p>', 'no-translate 10'],
  })
  test('and yes inside it', () => {
    const html = '<div translate="no">Not this <p translate="yes">But <b>this</b></p> nor this</div>'
    expect(linesOf(html)).toEqual(['But |<style this>'])
    expect(skipsOf(html)).toEqual(['no-translate 16'])
  })
  test('of the page, unless the reader asks', () => {
    document.documentElement.setAttribute('translate', 'no')
    page('<p>Some words</p>')
    expect(collect(document, { overridePage: true }).texts.map(line)).toContain('Some words')
    expect(collect(document, { overridePage: false }).texts).toEqual([])
    expect(collect(document.body, { overridePage: false }).texts).toEqual([])
    document.documentElement.removeAttribute('translate')
    const meta = document.createElement('meta')
    meta.setAttribute('name', 'google')
    meta.setAttribute('content', 'notranslate')
    document.head.append(meta)
    expect(collect(document, { overridePage: false }).texts).toEqual([])
    expect(collect(document.body, { overridePage: false }).texts).toEqual([])
    expect(collect(document, { overridePage: true }).texts.map(line)).toContain('Some words')
  })
})

test('fonts that draw words', () => {
  expect(linesOf('<p><i class="material-icons">arrow_back</i> Go back</p>')).toEqual(['*Go back'])
  expect(linesOf('<p><i style="font-family:Material Symbols Outlined">menu</i> Open menu</p>')).toEqual([
    '*Open menu',
  ])
  expect(skipsOf('<p><i class="material-icons">arrow_back</i></p>')).toEqual(['icon'])
  expect(linesOf('<p><i>menu</i></p>')).toEqual(['<style menu>'])
})

const NO_WORDS =
  '123 | 12.5 % | $1,299.00 | https://example.org/a | a@example.org | @someone | #topic | v1.2.3 | 10 kB | A | → | 👍 | ' +
  'f47ac10b-58cc-4372-a567-0e02b2c3d479 | file.txt | src/lib/page.ts | /usr/bin | getElementById | foo_bar | 2024-05-01 | ' +
  'npm_config() | --help | RTX4090 | 1 2 3 | {{name}} | a b | (c) | (https://example.org) | file.txt,'
test.each(NO_WORDS.split(' | '))('no words: %s', (text) => expect(hasWords(text)).toBe(false))

const WORDS =
  'OK | Menu | the file.txt | See https://example.org | Straße | 新 | 안녕 | สวัสดี | и/или | Hello! | decade | “Yes” | and/or | ' +
  "5 items | item(s) | May 7, 2026 | l'eau | A cat | U.S. dollars | 見る"
test.each(WORDS.split(' | '))('words: %s', (text) => expect(hasWords(text)).toBe(true))

test('numbers among words are told as no words', () => {
  expect(skipsOf('<ul><li>12<li>Some words<li>v1.2</ul>')).toEqual(['no-words 2', 'no-words 4'])
})

test('what is ours is not entered', () => {
  expect(
    linesOf('<p>Some words</p><x-ours>Ours here</x-ours>', { isOurs: (e) => e.localName === 'x-ours' }),
  ).toEqual(['Some words'])
})
