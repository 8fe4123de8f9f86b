/** Attributes, titles, options, drawings, what is hidden, shadow roots, frames, languages. */
import { describe, expect, test } from 'vitest'
import type { TextUnit, Unit } from '../../../lib/page/units/unit'
import { collect, emptyPageAfterEach, line, linesOf, page } from './units-fixture'

emptyPageAfterEach()

const hidden = (html: string) =>
  collect(page(html)).units.map((unit) => `${unit.isHidden ? 'hidden' : 'seen'}: ${unit.text}`)

test('attributes that are read, on the elements where they are', () => {
  expect(
    linesOf(
      '<img alt="A cat" title="Our cat"><input placeholder="Your name" value="typed here">' +
        '<input type="button" value="Press me"><input type="submit" value="Send now"><input type="reset" value="Start over">' +
        '<div alt="Not here" label="Nor here" aria-labelledby="some words" aria-label="A region" data-tooltip="No">' +
        '</div><textarea placeholder="Two\nlines  here">x</textarea><table><tr><th abbr="Short one">1</table>',
    ),
  ).toEqual([
    '@alt A cat',
    '@title Our cat',
    '@placeholder Your name',
    '@value Press me',
    '@value Start over',
    '@aria-label A region',
    '@placeholder Two\nlines here',
    '@abbr Short one',
  ])
})

test('none of what is left alone, and none without words', () => {
  expect(
    linesOf('<code title="Not this">x</code><div translate="no" title="Nor this">x</div><i title="42"></i>'),
  ).toEqual([])
})

test('options: text and label, nothing beside them', () => {
  const { units } = collect(
    page(
      '<p>Choose <select><optgroup label="Some fruit"><option>An apple<option label="A pear">x</select> now</p>' +
        '<datalist><option value="a">A plum</datalist>',
    ),
  )
  expect(units.map((unit) => line(unit))).toEqual([
    'Choose |*now',
    '@label Some fruit',
    'An apple',
    '@label A pear',
    'A plum',
  ])
  expect(units.filter((unit) => unit.container.localName === 'option').map((unit) => unit.isHidden)).toEqual([
    false,
    false,
    false,
  ])
  expect(units.find((unit) => unit.text === 'An apple')).toMatchObject({ lastChild: null })
})

test('the title of the page', () => {
  document.head.append(document.createElement('title'))
  document.title = 'A page of words'
  page('<p>Some words</p>')
  const title = collect(document).texts[0]!
  expect(title).toMatchObject({ text: 'A page of words', isHidden: false, lastChild: null })
  expect(title.container.localName).toBe('title')
})

test('texts of a drawing', () => {
  const { texts } = collect(
    page(
      '<svg><title>A chart of it</title><g><text>First <tspan>label</tspan></text>' +
        '<text><tspan x="0" dy="1">Line one</tspan><tspan x="0" dy="2">Line two</tspan></text></g>' +
        '<foreignObject><p>Text <b>in</b> HTML</p></foreignObject><style>No words</style></svg>',
    ),
  )
  expect(texts.map(line)).toEqual([
    'A chart of it',
    'First |<style label>',
    'Line one',
    'Line two',
    'Text |<style in>| HTML',
  ])
  expect(texts.map(({ lastChild }) => lastChild !== null)).toEqual([false, false, false, false, true])
})

describe('hidden', () => {
  test.each([
    ['not displayed', '<div style="display:none"><p>Some <b>words</b></p></div>'],
    ['not visible', '<div style="visibility:hidden"><p>Some words</p></div>'],
    ['transparent', '<div style="opacity:0"><p>Some words</p></div>'],
    ['closed details', '<details><summary>1</summary><p>Some words</p></details>'],
    ['until found', '<div hidden="until-found"><p>Some words</p></div>'],
    ['clipped', '<div style="position:absolute;clip:rect(0 0 0 0)">Some words</div>'],
    ['clipped by a path', '<div style="position:absolute;clip-path:inset(50%)">Some words</div>'],
    // Firefox does not tell what is declared.
    ...('computedStyleMap' in Element.prototype
      ? [['beside the page', '<div style="position:absolute;left:-9999px">Some words</div>']]
      : []),
    ['indented away', '<div style="text-indent:-9999px">Some words</div>'],
    ['no size', '<div style="font-size:0">Some words</div>'],
    ['a dialog', '<dialog>Some words</dialog>'],
    ['a popover', '<div popover>Some words</div>'],
  ])('%s', (_, html) => expect(hidden(html)).toEqual(['hidden: Some words']))

  test('visible inside invisible', () => {
    expect(
      hidden('<div style="visibility:hidden"><p style="visibility:visible">Some words</p></div>'),
    ).toEqual(['seen: Some words'])
  })
  test('a summary, open details, an open dialog', () => {
    expect(
      hidden(
        '<details><summary>The summary</summary></details><details open><p>Open words</p></details><dialog open>In it</dialog>',
      ),
    ).toEqual(['seen: The summary', 'seen: Open words', 'seen: In it'])
  })
  test('a start below what is hidden', () => {
    page('<div style="display:none"><p id="p">Some <b>words</b></p></div>')
    const [unit] = collect(document.querySelector('#p')!).texts
    expect(unit).toMatchObject({ isHidden: true, text: 'Some words' })
  })
})

describe('language', () => {
  const languages = (html: string) =>
    collect(page(html)).texts.map(({ text, language }) => `${text}: ${language}`)
  test('the closest that is declared', () => {
    document.documentElement.setAttribute('lang', 'EN_gb')
    expect(
      languages(
        '<p>One</p><div lang="de"><p>Zwei</p><p lang="">Three</p></div><p><i lang="fr">Quatre</i></p>',
      ),
    ).toEqual(['One: en-GB', 'Zwei: de', 'Three: null', 'Quatre: fr'])
  })
  test('a start takes what is around it', () => {
    page('<div lang="de"><p id="p">Zwei</p></div>')
    expect(collect(document.querySelector('#p')!).texts[0]!.language).toBe('de')
  })
  test('a form whose field is called lang', () => {
    expect(
      languages(
        '<form lang="it"><input name="lang"><input name="children"><input name="firstChild"><input name="parentNode">' +
          '<input name="getAttribute"><input name="localName"><p>Ciao mondo</p></form>',
      ),
    ).toEqual(['Ciao mondo: it'])
  })
})

describe('shadow roots', () => {
  test('open and closed, one in another, slots, and those that may come', () => {
    page('<x-host>Slotted words</x-host><x-late></x-late><div id="empty"></div>')
    const host = document.querySelector('x-host')!
    const closed = host.attachShadow({ mode: 'closed' })
    const inner = document.createElement('div')
    inner.append('Text in it ', document.createElement('slot'), ' goes on')
    closed.append(inner)
    const deep = document.createElement('x-deep')
    inner.after(deep)
    deep.attachShadow({ mode: 'open' }).append(document.createElement('p'))
    deep.shadowRoot!.firstElementChild!.textContent = 'Deeper words'
    const found = collect(document.body, { shadowRootOf: (e) => (e === host ? closed : e.shadowRoot) })
    expect(found.texts.map(line)).toEqual(['<style Slotted words>*', 'Text in it |*goes on', 'Deeper words'])
    expect(found.texts.map(({ root }) => root)).toEqual([document, closed, deep.shadowRoot])
    expect(found.roots).toEqual([closed, deep.shadowRoot])
    expect(found.candidates.map(({ localName }) => localName)).toEqual(['x-late', 'div'])
  })
  test('a start in a root', () => {
    page('<div lang="de"></div>')
    const root = document.body.firstElementChild!.attachShadow({ mode: 'open' })
    root.append('Bare words')
    const [unit] = collect(root).texts
    expect(unit).toMatchObject({ text: 'Bare words', language: 'de', root, lastChild: null })
    expect(unit!.container).toBe(root.host)
  })
})

describe('frames', () => {
  const loaded = (frame: HTMLIFrameElement, html: string) =>
    new Promise<Document>((resolve) => {
      frame.addEventListener('load', () => resolve(frame.contentDocument!))
      frame.srcdoc = html
      document.body.append(frame)
    })
  test('of the same origin, with its title, in no language of the page around it', async () => {
    page('<p>Outside it</p>')
    const frame = document.createElement('iframe')
    frame.setAttribute('lang', 'sv')
    const inner = await loaded(frame, '<title>Its title</title><p>Inside it <b>too</b></p>')
    const found = collect(document.body)
    expect(found.documents).toEqual([inner])
    expect(found.texts.map(line)).toEqual(['Outside it', 'Its title', 'Inside it |<style too>'])
    expect(found.texts.at(-1)).toMatchObject({ root: inner, language: null })
  })
  test('small ones, and those of others', async () => {
    page(
      '<iframe width="120" height="60"></iframe><iframe sandbox width="400" height="300" title="A film"></iframe>',
    )
    const found = collect(document.body)
    expect(found.skips.map(({ reason }) => reason)).toEqual(['small-frame', 'foreign-frame'])
    expect(found.units.map(line)).toEqual(['@title A film'])
  })
})

test('where a translation goes beside the original', () => {
  const { texts } = collect(
    page('<div>Some <b>words</b><p>In a block</p>and <i><u>more</u></i></div><p>One.<br><br>Two.</p>'),
  )
  const places = (unit: Unit) => {
    const { container, lastChild } = unit as TextUnit
    return `${container.localName} ${lastChild!.nodeName} ${lastChild!.parentNode === container}`
  }
  expect(texts.map(places)).toEqual([
    'div B true',
    'p #text true',
    'div I true',
    'p #text true',
    'p #text true',
  ])
})
