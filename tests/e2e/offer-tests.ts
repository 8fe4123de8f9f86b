/**
 * The first need of a model, from one gesture to the translation: the offer, the download from a hub on this machine, the
 * model at work. The hub serves a tiny model under the name of one that the catalogue knows.
 */
import { expect } from '@playwright/test'
import { startHub } from '../hub/hub-server.ts'
import type { Bubble } from './bubble.ts'
import { type AnyPage, type EitherTest, selectAll } from './either-browser.ts'
import { GERMAN } from './model-tests.ts'

interface Offered {
  page: AnyPage
  bubble: Bubble
  /** What the offer says. */
  offer: () => Promise<string>
}

export function offerTests(test: EitherTest): void {
  const withHub = test.extend<{ offered: Offered }>({
    /** A bubble over a German text, with its offer; the model would come at 0.7 MB a second. */
    offered: async ({ host, openPage, translateSelection }, use) => {
      const hub = await startHub()
      const repository = hub.add({ id: GERMAN, fixture: 'tiny-marian', bytesPerSecond: 0.7e6 })
      await host.call('models.prefer', { host: hub.url })
      const page = await openPage('french.html')
      await selectAll(page, '#german')
      const bubble = await translateSelection(page)
      const offer = async () => (await bubble.read())?.parts['offer'] ?? ''
      await expect.poll(offer).toMatch(/German → English needs a model \([\d.]+ MB, from 127\.0\.0\.1:\d+\)/)
      expect(repository.log.every(({ route }) => route === 'api')).toBe(true)
      await use({ page, bubble, offer })
      await host.call('models.remove', { model: GERMAN })
      await host.call('models.prefer', { host: null })
      await hub.close()
    },
  })

  withHub('offered, downloaded and used, in one bubble', async ({ offered: { bubble, offer } }) => {
    await bubble.click('[data-action="download"]')
    await expect.poll(offer).toMatch(/MB of [\d.]+ MB · .* MB\/s/)
    await expect.poll(async () => (await bubble.read())?.state).not.toBe('missing')
    expect((await bubble.waitFor('done')).translation).not.toBe('')
  })

  withHub(
    'a closed bubble does not stop the download',
    async ({ offered: { page, bubble, offer }, inExtension, translateSelection }) => {
      await bubble.click('[data-action="download"]')
      await expect.poll(offer).toMatch(/MB of [\d.]+ MB · .* MB\/s/)
      await bubble.press('Escape')
      await bubble.waitUntilGone()
      const status = async () =>
        JSON.stringify(await inExtension('chrome.storage.session.get("host-status")'))
      await expect.poll(status).toMatch(/"downloads":\[\{[^\]]*"state":"done"/)
      expect((await (await translateSelection(page)).waitFor('done')).translation).not.toBe('')
    },
  )

  test('without the hub the offer says so, and nobody else is asked', async ({
    openPage,
    translateSelection,
    proxyLog,
    inExtension,
  }) => {
    const page = await openPage('french.html')
    await selectAll(page, '#german')
    const bubble = await translateSelection(page)
    await expect
      .poll(async () => (await bubble.read())?.parts['offer'])
      .toMatch(/German → English needs a model[^]*cannot be reached/)
    expect([...new Set(proxyLog.take().map(({ host }) => host))]).toEqual(['huggingface.co:443'])

    await bubble.click('[data-action="choose"]')
    const inFront = `chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => tab?.url)`
    await expect.poll(() => inExtension(inFront)).toMatch(/\/options\.html#models\?source=de&target=en$/)
  })
}
