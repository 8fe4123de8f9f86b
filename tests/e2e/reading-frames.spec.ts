/** Reading a page whose article is in a frame: originals, the sentence that lights up, what was left alone, one paragraph. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession, Page, Worker } from '@playwright/test'
import type { Popup } from '../../scripts/open-popup.ts'
import { inSurface } from '../../scripts/read-bubble.ts'
import { expect, test } from './extension.ts'
import { modifiedBuild } from './modified-build.ts'
import { type PageTranslation, translatePage } from './page-translation.ts'
import { frameOf } from './select-text.ts'
import { type PageServer, servePages } from './serve-pages.ts'

const LIBRARY = 'La bibliothèque est ouverte tous les jours, sauf le lundi.'
const LETTER = 'La lettre était écrite en anglais.'
const ENGLISH = 'The library is open every day but Mondays. The letter was written in English.'
/** A paragraph that was asked for by itself is searched for with more care. */
const ALONE = 'The library is open every day but Monday. The letter was written in English.'
const CODE = 'const livre = lire(page)'
const html = (body: string) =>
  `<!doctype html><html lang="fr"><head><link rel="icon" href="data:,"></head><body>${body}</body></html>`
const frame = (id: string, src: string) =>
  `<iframe id="${id}" width="600" height="200" src="${src}"></iframe>`

let server: PageServer
test.beforeAll(async () => {
  server = await servePages((port) => ({
    '/page': {
      body: html(`<p id="a" style="margin-top:80px">${LIBRARY}</p>${frame('same', '/article')}${frame('foreign', `http://localhost:${port}/article`)}
        ${frame('refused', `http://localhost:${port}/refused`)}`),
    },
    // What the browser shows in its place is its own page: no script may run there.
    '/refused': { headers: { 'x-frame-options': 'DENY' }, body: html(LIBRARY) },
    '/article': { body: html(`<p id="p">${LIBRARY} ${LETTER}</p><pre id="code">${CODE}</pre>`) },
  }))
})
test.afterAll(() => server?.close())

// A headless browser shows no prompt that could be answered: this build has been given the permission at install.
test.use({
  extensionDir: modifiedBuild((folder) => {
    const path = join(folder, 'manifest.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
    writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: ['<all_urls>'] }))
  }),
})

/** In which document the card of a frame's text stands, and where its outlines do. */
const FRAMES = [
  ['same', 'page'],
  ['foreign', 'frame'],
] as const

async function translated(
  page: Page,
  gesture: (page: Page) => Promise<Popup>,
  worker: () => Promise<Worker>,
): Promise<PageTranslation> {
  await page.goto(server.url('/page'))
  const translation = await translatePage(page, gesture, worker)
  for (const [id] of FRAMES) await expect(page.frameLocator(`#${id}`).locator('#p')).toHaveText(ENGLISH)
  return translation
}

/** The closed roots of a page, or of a frame of another process. */
async function surfacesOf(page: Page, where: 'page' | 'frame'): Promise<CDPSession> {
  const target = where === 'page' ? page : await frameOf(page, '#foreign')
  return await page.context().newCDPSession(target)
}

/** Rests the pointer on the words of a frame's paragraph. */
async function pointTo(page: Page, id: string, text: string): Promise<void> {
  const outer = (await page.locator(`#${id}`).boundingBox())!
  const inner = await (await frameOf(page, `#${id}`)).evaluate(MIDDLE_OF, text)
  await page.mouse.move(outer.x + 300, outer.y + 150)
  await page.mouse.move(outer.x + inner.x, outer.y + inner.y, { steps: 3 })
}

for (const [id, where] of FRAMES)
  test(`${id}: Alt over a sentence shows its original, and it lights up`, async ({
    context,
    gesture,
    worker,
  }) => {
    const page = await context.newPage()
    const translation = await translated(page, gesture, worker)
    const inner = await frameOf(page, `#${id}`)
    const outer = (await page.locator(`#${id}`).boundingBox())!
    const session = await surfacesOf(page, where)
    const card = () => inSurface<string[]>(session, 'gloss-original', CARD)
    await page.locator('#a').click()
    await pointTo(page, id, 'written in English')
    // The keyboard is where the focus is: in the page around.
    await expect
      .poll(async () => {
        await page.keyboard.down('Alt')
        return await card()
      })
      .toEqual([`${LIBRARY} ${LETTER}`, LETTER])
    expect(await inner.evaluate(LIT)).toEqual(['The letter was written in English.'])
    await page.keyboard.up('Alt')
    await pointTo(page, id, 'open every day')
    await expect.poll(() => inner.evaluate(LIT)).toEqual(['The library is open every day but Mondays.'])
    // Below the text: that the pointer has left a frame of another process, a protocol's mouse does not tell.
    await page.mouse.move(outer.x + 300, outer.y + 190)
    await expect.poll(card).toBeNull()
    expect(await inner.evaluate(LIT)).toEqual([])

    await translation.tell({ do: 'mode', mode: 'bilingual' })
    await expect(inner.locator('#p gloss-translation')).toBeVisible()
    await pointTo(page, id, 'La lettre')
    await expect.poll(() => inner.evaluate(LIT)).toEqual([LETTER, 'The letter was written in English.'])
    await translation.tell({ do: 'restore' })
    await expect.poll(() => inner.evaluate(LIT)).toEqual([])
    await expect(inner.locator('#p')).toHaveText(`${LIBRARY} ${LETTER}`)
    expect(await inner.evaluate('document.adoptedStyleSheets.length')).toBe(0)
  })

test('a frame of another site: Alt where the focus is, over the page around it and back', async ({
  context,
  gesture,
  worker,
}) => {
  const page = await context.newPage()
  await translated(page, gesture, worker)
  await page.frameLocator('#foreign').locator('#code').click()
  const session = await surfacesOf(page, 'page')
  const box = (await page.locator('#a').boundingBox())!
  await expect
    .poll(async () => {
      // Whoever listens to the pointer comes with the first translation, and hears of it when it moves.
      for (const x of [20, 30]) await page.mouse.move(box.x + x, box.y + 8)
      await page.keyboard.down('Alt')
      return await inSurface<string[]>(session, 'gloss-original', CARD)
    })
    .toEqual([LIBRARY, LIBRARY])
  await page.keyboard.up('Alt')
})

test('the card keeps the original of a paragraph in a frame, and translates it again', async ({
  context,
  gesture,
  worker,
}) => {
  const page = await context.newPage()
  await translated(page, gesture, worker)
  for (const [id, where] of FRAMES) {
    const text = page.frameLocator(`#${id}`).locator('#p')
    const session = await surfacesOf(page, where)
    const press = async (name: string) => {
      await expect
        .poll(async () => {
          await page.keyboard.down('Alt')
          return await inSurface<boolean>(session, 'gloss-original', pressed(name))
        })
        .toBe(true)
      await page.keyboard.up('Alt')
    }
    await page.locator('#a').click()
    await pointTo(page, id, 'written in English')
    await press('Keep original')
    await expect(text).toHaveText(`${LIBRARY} ${LETTER}`)
    await page.locator('#a').click()
    await pointTo(page, id, 'La lettre')
    await press('Translate this paragraph')
    await expect(text).toHaveText(ALONE)
  }
})

test('what was left alone is marked in every frame, and counted over all of them', async ({
  context,
  gesture,
  worker,
}) => {
  const page = await context.newPage()
  const translation = await translated(page, gesture, worker)
  await translation.tell({ do: 'inspect' })
  const [around, within] = [await surfacesOf(page, 'page'), await surfacesOf(page, 'frame')]
  const legend = () => inSurface<string[]>(around, 'gloss-inspector', LEGEND)
  // One of the page, and in each frame one of two sentences.
  const characters = LIBRARY.length + 2 * `${LIBRARY} ${LETTER}`.length
  await expect
    .poll(legend)
    .toEqual([
      `${characters} of ${characters} characters of text are translated.`,
      'Code2 places',
      'Frame of another site1 place',
    ])
  // The frame that has been reached has no mark around it, and one in it.
  await expect.poll(() => inSurface(around, 'gloss-inspector', PLACES)).toEqual(['code', 'foreign-frame'])
  await expect.poll(() => inSurface(within, 'gloss-inspector', PLACES)).toEqual(['code'])
  expect(await inSurface(within, 'gloss-inspector', LEGEND)).toEqual([])

  // Esc goes to the frame that has the focus.
  await page.frameLocator('#foreign').locator('#code').click()
  await page.keyboard.press('Escape')
  await expect(page.locator('gloss-inspector')).toHaveCount(0)
  await expect(page.frameLocator('#foreign').locator('gloss-inspector')).toHaveCount(0)
})

/** The middle of the words, in the viewport of their own document. */
const MIDDLE_OF = (text: string) => {
  const walker = document.createTreeWalker(document.querySelector('#p')!, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const at = node.data.indexOf(text)
    if (at < 0) continue
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + text.length)
    const { left, right, top, bottom } = range.getBoundingClientRect()
    return { x: (left + right) / 2, y: (top + bottom) / 2 }
  }
  throw new Error(`no "${text}" in the paragraph`)
}

/** What is lit in a document. */
const LIT = `[...(CSS.highlights.get('gloss-sentence') ?? [])].map(String)`

/** The original of a paragraph, and the sentence that is marked in it. */
const CARD = `function () {
  const body = this.querySelector('.body')
  return body && [body.textContent, body.querySelector('mark')?.textContent]
}`

const pressed = (name: string) => `function () {
  const button = [...this.querySelectorAll('button')].find(({ textContent }) => textContent === ${JSON.stringify(name)})
  button?.click()
  return !!button
}`

const LEGEND = `function () { return [...this.querySelectorAll('.legend :is(header + p, li)')].map(({ textContent }) => textContent) }`

const PLACES = `function () { return [...this.querySelectorAll('.place')].map(({ dataset }) => dataset.reason).toSorted() }`
