/** The reader's glossary in the built extension: chosen in one page, heeded by the host in another document, forgotten again. */
import { test as chromium } from './chromium.ts'
import { expect, test } from './extension.ts'
import { glossaryTests } from './glossary-tests.ts'
import { hostClient } from './host-client.ts'
import { translatePage } from './page-translation.ts'
import { servePages } from './serve-pages.ts'

const ENTRY = { source: 'fr', target: 'en', match: 'word', matchCase: false }

glossaryTests(chromium)

const PAGE = `<!doctype html><html lang="fr"><title>La voiture</title><body>
<p id="car">Ma voiture est en panne.</p><p id="cat">Le chat dort dans la maison.</p></body></html>`

test('a translated page asks anew for what holds a word that the reader has changed, by itself', async ({
  context,
  extensionId,
  gesture,
  worker,
}) => {
  const server = await servePages(() => ({ '/': { body: PAGE } }))
  const page = await context.newPage()
  await page.goto(server.url('/'))
  const before = await page.content()
  const translation = await translatePage(page, gesture, worker)
  const car = page.locator('#car')
  await expect(car).toHaveText('My car is out of order.')

  const host = await hostClient(context, extensionId)
  const add = [{ ...ENTRY, term: 'voiture', translation: 'automobile' }]
  expect(await host.call('models.changeGlossary', { add })).toEqual({ items: [{ left: [] }], error: null })
  await page.bringToFront()
  await expect(car).toHaveText('My automobile is out of order.')
  await host.call('models.changeGlossary', { remove: add })
  await expect(car).toHaveText('My car is out of order.')

  await translation.tell({ do: 'restore' })
  await expect(car).toHaveText('Ma voiture est en panne.')
  expect(await page.content()).toBe(before)
  await server.close()
})

test('a word is kept as it is from the bubble, let go, and kept on the page around it, too', async ({
  context,
  gesture,
  worker,
  bubble: bubbleOf,
  translateSelection,
}) => {
  const server = await servePages(() => ({ '/': { body: PAGE } }))
  const page = await context.newPage()
  await page.goto(server.url('/'))
  const cat = page.locator('#cat')
  await cat.evaluate(({ firstChild }) => {
    window.focus()
    getSelection()!.setBaseAndExtent(firstChild!, 'Le '.length, firstChild!, 'Le chat'.length)
  })
  await translateSelection(page)
  const bubble = bubbleOf(page)
  const { translation } = await bubble.waitFor('done')
  expect(translation).toMatch(/cat/i)
  const press = () => bubble.click('[data-action="keep"]')
  const word = async () => (await bubble.read())?.translation
  await press()
  await expect.poll(word).toMatch(/^chat$/i)
  await press()
  await expect.poll(word).toBe(translation)
  await press()
  await expect.poll(word).toMatch(/^chat$/i)
  await bubble.press('Escape')
  await bubble.waitUntilGone()

  await translatePage(page, gesture, worker)
  await expect(cat).toHaveText(/\bchat\b/)
  await server.close()
})
