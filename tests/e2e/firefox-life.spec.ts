/**
 * The background page of Firefox is an event page: the browser ends it when nothing has happened for a while, here for six
 * seconds. What it is at work on keeps it, and what was cut off is taken up again.
 */
import type { Page } from 'puppeteer-core'
import type { HostStatus } from '../../lib/messaging/contract'
import { startHub } from '../hub/hub-server.ts'
import type { Bubble } from './bubble.ts'
import { selectAll } from './either-browser.ts'
import { expect, test as base } from './firefox.ts'
import type { HostClient } from './host-client.ts'
import { letters } from './long-text.ts'
import { GERMAN } from './model-tests.ts'

/** Sentences: some seconds of work. */
const COUNT = 200
interface Fixtures {
  hub: Awaited<ReturnType<typeof startHub>>
  /** A bubble translates a long paragraph, and some of it has come. */
  begin: () => Promise<Bubble>
}

const test = base.extend<Fixtures>({
  begin: async ({ openPage, translateSelection, host }, use) =>
    use(async () => {
      await host.call('models.forgetTranslations', {})
      const page = await openPage('french.html')
      await page.$eval('#plain', (paragraph, text) => (paragraph.textContent = text), letters(COUNT))
      await selectAll(page, '#plain')
      const bubble = await translateSelection(page)
      await expect
        .poll(async () => sentencesIn((await bubble.read())?.translation), { timeout: 60_000 })
        .toBeGreaterThan(0)
      return bubble
    }),
  hub: async ({ host }, use) => {
    const hub = await startHub()
    await host.call('models.prefer', { host: hub.url })
    await use(hub)
    await host.call('models.remove', { model: GERMAN })
    await host.call('models.prefer', { host: null })
    await hub.close()
  },
})

test('a model in memory keeps the background page, and with the model it goes', async ({ host, window }) => {
  expect(await host.translate('Bonjour.', 'fr', 'en')).not.toBe('')
  // Longer than Firefox waits for a page that is idle.
  await new Promise((resolve) => setTimeout(resolve, 8000))
  expect(await window.backgroundState()).toBe('running')
  await host.call('models.prefer', { idleMinutes: 0.01 })
  expect(await host.translate('Le chat.', 'fr', 'en')).not.toBe('')
  await expect.poll(() => window.backgroundState(), { timeout: 20_000 }).toBe('stopped')
  expect(await host.translate('Bonjour.', 'fr', 'en')).not.toBe('')
  await host.call('models.prefer', { idleMinutes: null })
})

test('a translation whose background page has gone is finished by the next one', async ({
  openExtensionPage,
  window,
}) => {
  const page = await openExtensionPage('popup.html')
  await page.$eval(
    'textarea',
    (field, text) => {
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
    letters(COUNT),
  )
  await page.focus('textarea')
  await page.keyboard.down('Control')
  await page.keyboard.press('Enter')
  await page.keyboard.up('Control')
  const result = () => page.$eval('.result-text', ({ textContent }) => textContent).catch(() => '')
  const sentences = async () => sentencesIn((await result()) ?? '')
  await expect.poll(sentences, { timeout: 60_000 }).toBeGreaterThan(0)
  await window.endBackground()
  expect(await sentences()).toBeLessThan(COUNT)
  await expect.poll(sentences, { timeout: 60_000 }).toBe(COUNT)
})

test('a bubble gets the rest from the next background page', async ({ begin, window }) => {
  const bubble = await begin()
  await window.endBackground()
  expect(sentencesIn((await bubble.read())?.translation)).toBeLessThan(COUNT)
  expect(sentencesIn((await bubble.waitFor('done')).translation)).toBe(COUNT)
})

// Chromium has a rung below the first one, on which the same request goes on.
test('a realm that ends without a word is told of, and the next request has a new one', async ({
  host,
  begin,
  helper,
  window,
}) => {
  await window.endBackground()
  await host.call('models.prefer', {})
  await helper.evaluate(WATCH_WORKERS)
  const bubble = await begin()
  await helper.evaluate(END_WORKERS)
  await expect.poll(async () => (await bubble.read())?.error?.code).toBe('realm-crashed')
  await bubble.click('[data-action="again"]')
  expect(sentencesIn((await bubble.waitFor('done')).translation)).toBe(COUNT)
})

test('a load that was cut off with the background page has not died', async ({ host, window }) => {
  const request = { texts: ['Bonjour.'], source: 'fr', target: 'en', model: 'auto', priority: 'visible' }
  await window.endBackground()
  await host.until('translate', request, { type: 'loading' })
  await window.endBackground()
  const { items } = await host.call('translate', request)
  expect(items.at(-1)).toMatchObject({ type: 'finished', rung: { device: 'wasm', threads: 1 } })
})

test('a download is paused, goes on, and outlives its background page', async ({ host, hub, window }) => {
  const { log, files } = hub.add({ id: GERMAN, fixture: 'tiny-marian', bytesPerSecond: 0.7e6 })
  const size = [...files.values()].reduce((sum, { content }) => sum + content.bytes, 0)
  const sent = () => log.reduce((sum, { bytes }) => sum + bytes, 0)
  await host.until('models.download', { model: GERMAN }, { state: 'running' })
  await expect.poll(sent).toBeGreaterThan(0.3e6)
  await host.call('models.pause', { model: GERMAN })
  await expect.poll(() => states(host)).toEqual(['paused'])

  await host.until('models.download', { model: GERMAN }, { state: 'running' })
  await expect.poll(sent).toBeGreaterThan(1e6)
  await window.endBackground()
  expect(await window.backgroundState()).toBe('stopped')
  // Whoever comes next finds it going on.
  await host.call('models.prefer', {})
  await expect.poll(() => states(host), { timeout: 30_000 }).toEqual(['done'])
  expect(sent()).toBeLessThan(1.3 * size)
})

test('taken back, the work ends', async ({ openPage, gesture, readBubble, host }) => {
  const page = await openPage('french.html')
  await page.$eval('#plain', (paragraph, text) => (paragraph.textContent = text), letters(400))
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('#plain')!))
  await (await gesture(page)).click('[data-action="translate-selection"]')
  await expect
    .poll(async () => (await readBubble(page))?.translation, { timeout: 60_000 })
    .toContain('The letter')
  await expect.poll(() => isBusy(host)).toBe(true)
  await page.close()
  await expect.poll(() => isBusy(host)).toBe(false)
})

test('what was translated is known again, on disk where the reader wants that', async ({ host, window }) => {
  await window.endBackground()
  const fromMemory = async () => {
    const request = { texts: ['Bonjour.'], source: 'fr', target: 'en', model: 'auto', priority: 'visible' }
    const { items } = await host.call('translate', request)
    return (items.at(-1) as { figures: { fromMemory: number } }).figures.fromMemory
  }
  expect([await fromMemory(), await fromMemory()]).toEqual([0, 1])
  await window.endBackground()
  expect(await fromMemory()).toBe(0)
  await host.call('models.prefer', { rememberTranslations: true })
  // The host hears of it, and the disk is written, while nobody waits.
  await expect
    .poll(async () => {
      await host.call('models.forgetTranslations', {})
      await fromMemory()
      await window.endBackground()
      return await fromMemory()
    })
    .toBe(1)
  await host.call('models.forgetTranslations', {})
  await host.call('models.prefer', { rememberTranslations: null })
})

test('an update waits for the next start of the browser, also while the background page sleeps', async ({
  host,
  window,
}) => {
  await host.call('models.prefer', {})
  expect(await window.updatesWait()).toBe(true)
  await window.endBackground()
  expect(await window.updatesWait()).toBe(true)
})

const sentencesIn = (text = '') => text.match(/\./g)?.length ?? 0

/** No protocol reaches a Worker of the background page. Another page of the extension does, where it sees each one come. */
const WATCH_WORKERS = `{
  const background = browser.extension.getBackgroundPage()
  const { Worker } = background
  background.started = []
  background.Worker = function (...how) {
    const worker = new Worker(...how)
    background.started.push(worker)
    return worker
  }
}`
const END_WORKERS = `browser.extension.getBackgroundPage().started.forEach((worker) => worker.terminate())`

async function status({ page }: HostClient<Page>): Promise<HostStatus> {
  return (await page.evaluate(
    `browser.storage.session.get('host-status').then((kept) => kept['host-status'])`,
  )) as HostStatus
}

const states = async (host: HostClient<Page>) => (await status(host)).downloads.map(({ state }) => state)
const isBusy = async (host: HostClient<Page>) =>
  (await status(host)).realms.some((realm) => realm.phase === 'ready' && realm.busy)
