import { afterEach, describe, expect, test } from 'vitest'
/** What was written, what stood there, and nothing kept of a page that throws its nodes away. */
import { cdp } from 'vitest/browser'
import { createLedger } from '../../../lib/page/write/ledger'
import { createOutputs } from '../../../lib/page/write/outputs'

afterEach(() => document.body.replaceChildren())

const textOf = (selector: string) => document.querySelector(selector)!.firstChild as Text
const write = (ledger: ReturnType<typeof createLedger>, node: Text, text: string) =>
  ledger.writeTexts('u1', [{ node, text }])

describe('restoring', () => {
  test("only what is still ours; what the page wrote since is the page's", () => {
    document.body.innerHTML = '<p title="tip">one</p><b>two</b>'
    const ledger = createLedger()
    write(ledger, textOf('p'), 'EINS')
    write(ledger, textOf('b'), 'ZWEI')
    ledger.writeAttribute(document.querySelector('p')!, 'title', 'TIPP')
    ledger.writeAttribute(document.querySelector('b')!, 'lang', 'de')
    textOf('b').nodeValue = 'drei'
    ledger.restore()
    expect(document.body.innerHTML).toBe('<p title="tip">one</p><b>drei</b>')
  })

  test("written twice, the first original counts; the page's own text in between is a new one", () => {
    document.body.innerHTML = '<p>one</p>'
    const ledger = createLedger()
    const node = textOf('p')
    write(ledger, node, 'EINS')
    write(ledger, node, 'UNO')
    expect(ledger.sourceOf(node)).toBe('one')
    node.nodeValue = 'two'
    write(ledger, node, 'ZWEI')
    ledger.restore()
    expect(node.nodeValue).toBe('two')
  })

  test('a page that went on from a text in which only the mark of a direction is ours', () => {
    document.body.innerHTML = '<p> </p>'
    const ledger = createLedger()
    write(ledger, textOf('p'), ' \u2069')
    textOf('p').nodeValue += 'more'
    ledger.restore()
    expect(document.body.innerHTML).toBe('<p> more</p>')
  })

  test('a node that the page has taken away, and puts back afterwards', () => {
    document.body.innerHTML = '<p title="tip">one</p>'
    const ledger = createLedger()
    const paragraph = document.querySelector('p')!
    write(ledger, textOf('p'), 'EINS')
    ledger.writeAttribute(paragraph, 'title', 'TIPP')
    paragraph.remove()
    ledger.restore()
    document.body.append(paragraph)
    expect(document.body.innerHTML).toBe('<p title="tip">one</p>')
  })

  test('an option goes on sending what it sent', () => {
    document.body.innerHTML =
      '<form><select name="s"><option>  red  wine </option><option value="w">white</option></select></form>'
    const ledger = createLedger()
    const before = document.body.innerHTML
    const sent = () => new FormData(document.querySelector('form')!).get('s')
    for (const option of document.querySelectorAll('option'))
      write(ledger, option.firstChild as Text, 'übersetzt')
    expect(sent()).toBe('red wine')
    expect(document.querySelectorAll('option')[1]!.value).toBe('w')
    ledger.restore()
    expect(document.body.innerHTML).toBe(before)
    expect(sent()).toBe('red wine')
  })

  test('fields of a form with the names of properties are no trap', () => {
    document.body.innerHTML =
      '<form title="tip"><input name="getAttribute"><input name="setAttribute"><input name="parentNode"><input name="lang">text</form>'
    const ledger = createLedger()
    const form = document.querySelector('form')!
    const before = document.body.innerHTML
    ledger.writeAttribute(form, 'title', 'TIPP')
    ledger.writeAttribute(form, 'lang', 'de')
    write(ledger, form.lastChild as Text, 'TEXT')
    expect(Element.prototype.getAttribute.call(form, 'lang')).toBe('de')
    ledger.restore()
    expect(document.body.innerHTML).toBe(before)
  })
})

describe('copies', () => {
  test('of several with the same words, the one whose neighbours fit', () => {
    const outputs = createOutputs()
    outputs.remember('u1', [
      { original: 'oui', written: 'OK' },
      { original: ' Paul', written: ' Paul!' },
    ])
    outputs.remember('u2', [
      { original: 'd’accord', written: 'OK' },
      { original: ' Anne', written: ' Anne!' },
    ])
    const [first] = outputs.recognise([{ nodeValue: 'OK' }, { nodeValue: ' Paul!' }])
    expect([first?.unitId, first?.piece.original]).toEqual(['u1', 'oui'])
  })

  test('an emptied text among them is known by its place', () => {
    const outputs = createOutputs()
    outputs.remember('u1', [
      { original: 'a ', written: 'ALL OF IT' },
      { original: 'b', written: '' },
    ])
    const found = outputs.recognise([{ nodeValue: 'ALL OF IT' }, { nodeValue: '' }])
    expect(found.map(({ piece }) => piece.original)).toEqual(['a ', 'b'])
    expect(outputs.recognise([{ nodeValue: '' }])).toEqual([])
  })

  test('of several elements with the same attribute, the one with the same words', () => {
    document.body.innerHTML = '<p>one</p><p dir="auto">two</p>'
    const ledger = createLedger()
    for (const paragraph of document.querySelectorAll('p')) {
      const node = paragraph.firstChild as Text
      ledger.writeTexts(node.data, [{ node, text: node.data.toUpperCase() }])
      ledger.writeAttribute(paragraph, 'dir', 'rtl')
    }
    const copy = document.querySelector('p')!.cloneNode(true) as HTMLElement
    document.body.append(copy)
    ledger.adopt([copy.firstChild as Text])
    ledger.adoptAttributes(copy)
    ledger.restore()
    expect(document.body.innerHTML).toBe('<p>one</p><p dir="auto">two</p><p>one</p>')
  })

  test('of several without words, the one with the same attributes besides', () => {
    document.body.innerHTML =
      '<img src="#a" title="Maison" alt="une"><img src="#b" title="La maison" alt="autre">'
    const ledger = createLedger()
    for (const image of document.querySelectorAll('img')) {
      ledger.writeAttribute(image, 'title', 'House')
      ledger.writeAttribute(image, 'alt', 'one')
    }
    for (const image of document.querySelectorAll('img')) {
      const copy = image.cloneNode() as Element
      image.after(copy)
      ledger.adoptAttributes(copy)
    }
    ledger.restore()
    const [one, other] = [
      '<img src="#a" title="Maison" alt="une">',
      '<img src="#b" title="La maison" alt="autre">',
    ]
    expect(document.body.innerHTML).toBe(one + one + other + other)
  })

  test('what was written longest ago is forgotten first', () => {
    const outputs = createOutputs(40)
    for (let unit = 0; unit < 10; unit++)
      outputs.remember(`u${unit}`, [{ original: `text ${unit}`, written: `TEXT ${unit}` }])
    expect(outputs.recognise([{ nodeValue: 'TEXT 0' }])).toEqual([])
    expect(outputs.recognise([{ nodeValue: 'TEXT 9' }])).toHaveLength(1)
  })
})

// Only Chromium collects its garbage when it is told to.
if (!navigator.userAgent.includes('Firefox/'))
  test('memory comes to rest on a page that scrolls without end', async () => {
    const ledger = createLedger(createOutputs(10_000))
    const sizes: number[] = []
    for (let screen = 0; screen < 12; screen++) {
      for (let item = 0; item < 1_000; item++) {
        const node = document.createElement('p').appendChild(new Text(`item ${screen} ${item}`))
        ledger.writeTexts(`u${screen}-${item}`, [{ node, text: `ITEM ${screen} ${item}` }])
      }
      // Weak references are kept until the end of the turn in which they were made.
      await new Promise((resolve) => setTimeout(resolve))
      await cdp().send('HeapProfiler.collectGarbage')
      sizes.push(ledger.size())
    }
    expect(Math.max(...sizes)).toBeLessThan(4_000)
  })
