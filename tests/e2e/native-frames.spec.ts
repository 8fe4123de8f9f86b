/** What only a hand on mouse and keyboard shows of frames: the menu within one, a pointer that comes and goes. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, middleOf, test } from './display.ts'
import { modifiedBuild } from './modified-build.ts'
import { translatePage, translationOf } from './page-translation.ts'
import { frameOf } from './select-text.ts'
import { type PageServer, servePages } from './serve-pages.ts'

const FRENCH = 'La bibliothèque est ouverte tous les jours, sauf le lundi.'
const LETTER = 'La lettre était écrite en anglais.'
const html = (body: string) =>
  `<!doctype html><html lang="fr"><head><link rel="icon" href="data:,"></head><body>${body}</body></html>`
const frame = (id: string, src: string) =>
  `<iframe id="${id}" width="600" height="200" src="${src}"></iframe>`

let server: PageServer
test.beforeAll(async () => {
  server = await servePages((port) => ({
    '/page': {
      body: html(
        `<p id="a" style="margin-top:80px">${FRENCH}</p>${frame('same', '/article')}${frame('foreign', `http://localhost:${port}/article`)}`,
      ),
    },
    '/article': { body: html(`<p id="first">${FRENCH}</p><p id="second">${LETTER}</p>`) },
  }))
})
test.afterAll(() => server?.close())

test.use({
  extensionDir: modifiedBuild((folder) => {
    const path = join(folder, 'manifest.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
    writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: ['<all_urls>'] }))
  }),
})

for (const id of ['same', 'foreign'])
  test(`${id}: the menu of a paragraph in a frame translates that one, and the page puts it back`, async ({
    context,
    display,
    worker,
  }) => {
    const page = await context.newPage()
    await page.goto(server.url('/page'))
    const inner = await frameOf(page, `#${id}`)
    const [first, second] = [inner.locator('#first'), inner.locator('#second')]
    const update = `chrome.contextMenus.update('translate-paragraph', {}).then(() => true, () => false)`
    await expect.poll(async () => (await worker()).evaluate(update)).toBe(true)
    await display.rightClick(page, await middleOf(second))
    await display.chooseByLetter('g', 't')
    await expect(second).toHaveText('The letter was written in English.')
    // Now that the script is there, the pointer may go elsewhere while the menu is open.
    await display.rightClick(page, await middleOf(first))
    await display.point(page, await middleOf(page.locator('#a')))
    await display.chooseByLetter('g', 't')
    await expect(first).toHaveText(/^The library is open every day but Mondays?\.$/)
    await expect(page.locator('#a')).toHaveText(FRENCH)
    const translation = translationOf(page, worker)
    expect((await translation.state())?.phase).toBe('stopped')
    await translation.tell({ do: 'restore' })
    await expect(first).toHaveText(FRENCH)
    await expect(second).toHaveText(LETTER)
  })

for (const id of ['same', 'foreign'])
  test(`${id}: what is lit in a frame goes when the pointer leaves it`, async ({
    context,
    display,
    gesture,
    worker,
  }) => {
    const page = await context.newPage()
    await page.goto(server.url('/page'))
    const translation = await translatePage(page, gesture, worker)
    await translation.tell({ do: 'mode', mode: 'bilingual' })
    const inner = await frameOf(page, `#${id}`)
    await expect(inner.locator('#second gloss-translation')).toBeVisible()
    const lit = () => inner.evaluate(`[...(CSS.highlights.get('gloss-sentence') ?? [])].map(String)`)
    const outer = (await page.locator(`#${id}`).boundingBox())!
    // What stands above it may still be put beside its original.
    const line = () =>
      inner.locator('#second').evaluate((paragraph) => paragraph.getBoundingClientRect().toJSON())
    await display.point(page, { x: outer.x + 40, y: outer.y + 190 })
    await expect
      .poll(async () => {
        // What draws comes with the first that is seen of the pointer.
        const { top } = await line()
        for (const x of [40, 42]) await display.point(page, { x: outer.x + x, y: outer.y + top + 10 })
        return await lit()
      })
      .toEqual([LETTER, 'The letter was written in English.'])
    await display.point(page, { x: 700, y: 500 })
    await expect.poll(lit).toEqual([])
  })
