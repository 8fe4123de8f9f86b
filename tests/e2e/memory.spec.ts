/** What was translated before, in the built extension: known again, on disk if wanted, forgotten when asked. */
import { expect, test } from './extension.ts'
import { type HostClient, hostClient } from './host-client.ts'
import { letters } from './long-text.ts'

interface Figures {
  sentences: number
  fromMemory: number
}

async function figures(host: HostClient, text: string, more: object = {}): Promise<Figures> {
  const request = { texts: [text], source: 'fr', target: 'en', model: 'auto', priority: 'visible', ...more }
  const { items, error } = await host.call('translate', request)
  if (error) throw new Error(JSON.stringify(error))
  const { sentences, fromMemory } = (items.at(-1) as { figures: Figures }).figures
  return { sentences, fromMemory }
}

const DECODED: Figures = { sentences: 1, fromMemory: 0 }
const REMEMBERED: Figures = { sentences: 0, fromMemory: 1 }
const SITE = 'https://news.example'

test('the memory outlives the host where the reader wants that, and a site can be forgotten', async ({
  context,
  extensionId,
}) => {
  const host = await hostClient(context, extensionId)
  const restart = async () => {
    await host.page.evaluate('chrome.offscreen.closeDocument()')
  }
  expect(await figures(host, 'Bonjour.')).toEqual(DECODED)
  expect(await figures(host, 'Bonjour.')).toEqual(REMEMBERED)
  await restart()
  expect(await figures(host, 'Bonjour.')).toEqual(DECODED)

  await host.call('models.prefer', { rememberTranslations: true })
  // The host hears of it, and the disk is written, while nobody waits.
  await expect
    .poll(async () => {
      await host.call('models.forgetTranslations', {})
      await figures(host, 'La lettre.', { site: SITE })
      await figures(host, 'Le chat.')
      await restart()
      return [await figures(host, 'La lettre.', { site: SITE }), await figures(host, 'Le chat.')]
    })
    .toEqual([REMEMBERED, REMEMBERED])
  await host.call('models.forgetTranslations', { site: SITE })
  await restart()
  expect(await figures(host, 'La lettre.', { isPrivate: true })).toEqual(DECODED)
  expect(await figures(host, 'La lettre.')).toEqual(DECODED)
  expect(await figures(host, 'Le chat.')).toEqual(REMEMBERED)

  await host.call('models.prefer', { rememberTranslations: null })
  await restart()
  expect(await figures(host, 'Le chat.')).toEqual(DECODED)
})

test('a selection is answered in the middle of a long text', async ({ context, extensionId }) => {
  const host = await hostClient(context, extensionId)
  const reader = await hostClient(context, extensionId)
  const page = host.call('translate', {
    texts: [letters(600)],
    source: 'fr',
    target: 'en',
    model: 'auto',
    priority: 'rest',
  })
  let isPageDone = false
  void page.then(() => (isPageDone = true))
  for (const text of ['Bonjour.', 'Le chat dort.', 'La maison est rouge.']) {
    expect(await reader.translate(text, 'fr', 'en', { priority: 'selection' })).not.toBe('')
    expect(isPageDone).toBe(false)
  }
  const { items, error } = await page
  expect(error).toBeNull()
  expect(items.at(-1)).toMatchObject({ type: 'finished', figures: { sentences: 600 } })
})
