/** Parts die in the middle of a translation; the reader gets it all the same. */
import type { BrowserContext } from '@playwright/test'
import { expect, test } from './extension.ts'
import { hostClient } from './host-client.ts'
import { letters } from './long-text.ts'
import { selectIn } from './select-text.ts'

const TEXT = letters(40)

/** What it comes to when nothing dies. */
let all: string

/** A paragraph of forty sentences is being translated, and some have come. */
test.beforeEach(async ({ context, extensionId, openPage, translateSelection }) => {
  const undisturbed = await hostClient(context, extensionId)
  all = await undisturbed.translate(TEXT, 'fr', 'en', { priority: 'selection', isPrivate: true })
  const page = await openPage('french.html')
  await page.locator('#plain').evaluate((paragraph, text) => (paragraph.textContent = text), TEXT)
  await selectIn(page, '#plain')
  const bubble = await translateSelection(page)
  await expect
    .poll(async () => (await bubble.read())?.translation ?? '', { timeout: 60_000 })
    .toContain('The letter was written in English.')
})

test('the service worker is stopped', async ({ context, bubble }) => {
  const page = context.pages().at(-1)!
  const session = await context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  expect((await bubble(page).waitFor('done')).translation).toBe(all)
})

test('the offscreen document is closed', async ({ context, worker, bubble }) => {
  const page = context.pages().at(-1)!
  await (await worker()).evaluate('chrome.offscreen.closeDocument()')
  expect((await bubble(page).waitFor('done')).translation).toBe(all)
})

test('the realm crashes', async ({ context, bubble }) => {
  const page = context.pages().at(-1)!
  await inRealm(context, 'setTimeout(() => { throw new Error("planted") })')
  expect((await bubble(page).waitFor('done')).translation).toBe(all)
})

test('the realm ends without a word', async ({ context, bubble }) => {
  const page = context.pages().at(-1)!
  await inRealm(context, 'self.close()')
  expect((await bubble(page).waitFor('done')).translation).toBe(all)
})

/** Runs an expression in the realm: the Worker right below the offscreen document. ORT's threads are Workers below it. */
async function inRealm(context: BrowserContext, expression: string): Promise<void> {
  const browser = await context.browser()!.newBrowserCDPSession()
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{}] })
  const host = targetInfos.find(({ url, type }) => type !== 'tab' && url.endsWith('/offscreen.html'))
  const realm = targetInfos.find(({ type, parentId }) => type === 'worker' && parentId === host?.targetId)
  if (!realm) throw new Error(`no realm among ${JSON.stringify(targetInfos)}`)
  const { sessionId } = await browser.send('Target.attachToTarget', {
    targetId: realm.targetId,
    flatten: false,
  })
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } })
  await browser.send('Target.sendMessageToTarget', { sessionId, message })
}
