/** Pages that are built in other ways, pages that lie in wait, and pages with nothing to read. */
import { expect, test } from 'vitest'
import { GlossError } from '../../../lib/messaging/errors'
import { open, passageWith, read, spanOf, wordsIn } from './article-fixture'

const SENTENCE =
  'The old stone bridge over the river Elm was closed to all traffic on Monday, and nobody knows for how long. '
const texts = (page: Document) => read(page).passages.map(({ text }) => text)
const codeOf = (page: Document) => {
  try {
    read(page)
  } catch (error) {
    if (error instanceof GlossError) return error.code
    throw error
  }
  return null
}

test('shadow roots are read where they are laid out, slots too, and give a range for each tree', async () => {
  const page = await open(
    `<html lang=en><body><main><p>${SENTENCE.repeat(3)}</p><story-part><span slot=lead>From the page.</span></story-part>
    <p>It was built by <story-name></story-name> in 1342, they say.</p></main>`,
  )
  const attach = (name: string, fill: (root: ShadowRoot) => void) =>
    fill(page.querySelector(name)!.attachShadow({ mode: 'open' }))
  attach('story-part', (root) => {
    const [p, lead] = [page.createElement('p'), page.createElement('slot')]
    p.textContent = `Inside a root. ${SENTENCE.repeat(2)}`
    lead.name = 'lead'
    root.append(p, lead)
  })
  attach('story-name', (root) => root.append('monks of the abbey'))
  const article = read(page)
  expect(article.passages.map(({ text }) => text)).toEqual([
    SENTENCE.repeat(3).trim(),
    `Inside a root. ${SENTENCE.repeat(2).trim()}`,
    'From the page.',
    'It was built by monks of the abbey in 1342, they say.',
  ])
  const built = passageWith(article, '1342')
  expect(article.rangesOf(built).map((range) => range.toString())).toEqual([
    'It was built by ',
    'monks of the abbey',
    ' in 1342, they say.',
  ])
  expect(wordsIn(article.rangesOf(built, spanOf(built, 'monks')))).toBe('monks')
  expect(wordsIn(article.rangesOf(passageWith(article, 'Inside')))).toContain('Inside a root.')
})

test('a root that the page has closed is read through the browser’s own door', async () => {
  const page = await open('<html lang=en><body><main><story-part></story-part></main>')
  const host = page.querySelector('story-part')!
  const root = host.attachShadow({ mode: 'closed' })
  root.append(SENTENCE)
  const { passages } = read(page, { shadowRootOf: (element) => (element === host ? root : null) })
  expect(passages.map(({ text }) => text)).toEqual([SENTENCE.trim()])
})

test('nothing of ours, nothing unseen, no controls, no editors are read', async () => {
  const page = await open(`<html lang=en><body><main>
    <p>${SENTENCE.repeat(4)}</p>
    <gloss-translation><p>${SENTENCE.repeat(4)} Ours.</p></gloss-translation>
    <p>Seen<gloss-mark> ours</gloss-mark> and<span style="display:none"> hidden</span><span style="visibility:hidden"> unseen</span> read.</p>
    <p hidden>Hidden.</p><div contenteditable><p>Written by the reader.</p></div>
    <textarea>Written</textarea><select><option>One</option></select><svg><text>Drawn</text></svg>
    <details><summary>More of it</summary><p>Folded away, and part of the page.</p></details></main>`)
  expect(texts(page)).toEqual([
    SENTENCE.repeat(4).trim(),
    'Seen and read.',
    'More of it',
    'Folded away, and part of the page.',
  ])
})

test('names that hide what nodes are do not mislead', async () => {
  const page =
    await open(`<html lang=en><body><main><form><input name=firstChild><input name=nodeType><input name=localName>
    <input name=getAttribute><input name=parentNode><input name=nextSibling><input name=ownerDocument><input name=shadowRoot>
    <input name=isConnected><p>${SENTENCE.repeat(6)}</p></form><img name=title><img name=body><img name=implementation>
    <img name=defaultView><form name=querySelectorAll></form></main>`)
  const article = read(page)
  expect(article.passages[0]!.text).toBe(SENTENCE.repeat(6).trim().slice(0, article.passages[0]!.text.length))
  expect(wordsIn(article.rangesOf(article.passages[0]!))).toContain('stone bridge')
})

test('a short article is found by looser rules, all of its nodes known', async () => {
  const page = await open(`<html lang=en><title>Bridge</title><body>
    <div class="menu"><a href=/1>One</a> <a href=/2>Two</a> <a href=/3>Three</a></div>
    <div class="comment-body sidebar-like"><p>${SENTENCE}</p><p>${SENTENCE}</p></div>`)
  const article = read(page)
  expect(article.extent).toBe('article')
  expect(article.passages.map(({ text }) => text)).toEqual([SENTENCE.trim(), SENTENCE.trim()])
  const [first, second] = article.passages.map(
    (passage) => article.rangesOf(passage)[0]!.startContainer.parentNode,
  )
  expect([first, second]).toEqual([...page.querySelectorAll('p')])
})

test('a page that trusts no HTML in a script is read as any other', async () => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'; style-src 'none'">`
  const page = await open(
    `<html lang=en><head>${policy}</head><body><div class="menu"><a href=/1>One</a></div><div><p>${SENTENCE}</p></div>`,
  )
  expect(() => {
    page.body.innerHTML = SENTENCE
  }).toThrow(/Trusted|Sink type mismatch/)
  expect(texts(page)).toContain(SENTENCE.trim())
})

test('where no article stands out, all that is seen is read', async () => {
  const page = await open('<html lang=en><body><h2>Today</h2><ul><li>Milk<li>Bread<li>Two eggs</ul>')
  const article = read(page)
  expect(article.passages.map(({ kind, text }) => [kind, text])).toEqual([
    ['heading', 'Today'],
    ['item', 'Milk'],
    ['item', 'Bread'],
    ['item', 'Two eggs'],
  ])
  expect(article.passages[1]!.headings).toEqual(['Today'])
})

test('a page that is nothing but a frame is read inside it', async () => {
  const page = await open(
    `<html lang=en><body><a href=/>Home</a><iframe srcdoc="<html lang=de><body><p>${SENTENCE.repeat(3)}</p>"></iframe>`,
  )
  const frame = page.querySelector('iframe')!
  await expect.poll(() => frame.contentDocument?.querySelector('p')).not.toBeNull()
  const article = read(page)
  expect(article.language).toBe('de')
  expect(article.rangesOf(article.passages[0]!)[0]!.startContainer.ownerDocument).toBe(frame.contentDocument)
})

test('rows of data are one each; tables that lay out a page are none', async () => {
  const page =
    await open(`<html lang=en><body><table><tr><td><p>${SENTENCE}</p><p>Second.</p></td><td>Aside.</td></tr></table>
    <table><tr><th>Year</th><th>Event</th></tr><tr><td>1342</td><td>Built by <b>monks</b></td></tr></table>`)
  const within = page.createRange()
  within.selectNodeContents(page.body)
  const article = read(page, { within })
  expect(article.passages.map(({ kind, text }) => [kind, text])).toEqual([
    ['paragraph', SENTENCE.trim()],
    ['paragraph', 'Second.'],
    ['paragraph', 'Aside.'],
    ['row', 'Year | Event'],
    ['row', '1342 | Built by monks'],
  ])
  const row = passageWith(article, 'monks')
  expect(wordsIn(article.rangesOf(row, spanOf(row, '1342 | Built by')))).toMatch(
    /^1342\s*Built by $|^1342Built by$/,
  )
})

test('of a selection, only the text that it touches', async () => {
  const page = await open(`<html lang=en><body><p>First. One.</p><p>Second <i>and</i> more.</p><p>Third.</p>`)
  const within = page.createRange()
  within.setStart(page.querySelector('i')!.firstChild!, 1)
  within.setEnd(page.querySelectorAll('p')[2]!.firstChild!, 3)
  const article = read(page, { within })
  expect(article.extent).toBe('selection')
  expect(article.passages.map(({ text }) => text)).toEqual(['and more.', 'Third.'])
})

test('line breaks end a line, two of them a paragraph, soft hyphens are no letters', async () => {
  const page = await open('<html lang=de><body><div>Eine Zeile<br>noch eine<br><br>Ab\u00ADsatz zwei.</div>')
  expect(texts(page)).toEqual(['Eine Zeile\nnoch eine', 'Absatz zwei.'])
})

test('an empty page and a viewer’s page are told apart', async () => {
  expect(codeOf(await open('<html><body><img alt=x src=data:,><script>1</script><p> … </p>'))).toBe(
    'page-empty',
  )
  const viewer = await open(`<html><body><embed type="application/pdf"><p>${SENTENCE}</p>`)
  // What Chromium and Firefox say of the document around their viewers; no page of a test can be one.
  Object.defineProperty(viewer, 'contentType', { value: 'application/pdf' })
  expect(codeOf(viewer)).toBe('viewer-unread')
})
