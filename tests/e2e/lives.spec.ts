/** What outlives a browser: a download that was not over, and the memory of a load that took the process with it. */
import { rmSync } from 'node:fs'
import type { BrowserContext } from '@playwright/test'
import { CHROME_BUILD } from '../../scripts/build-extension.ts'
import { freshProfile } from '../../scripts/fresh-profile.ts'
import { type Launched, launchExtension } from '../../scripts/launch-extension.ts'
import { startHub } from '../hub/hub-server.ts'
import { expect, test } from './extension.ts'
import { type HostClient, hostClient } from './host-client.ts'

const MODEL = 'Xenova/opus-mt-de-en'
const MB = 1 << 20

interface Life extends Launched {
  host: HostClient
}

/** Lives of one profile, one after the other. */
async function lives(run: (next: () => Promise<Life>) => Promise<void>, proxy: string): Promise<void> {
  const profile = freshProfile(CHROME_BUILD)
  let last: BrowserContext | null = null
  try {
    await run(async () => {
      await last?.close()
      const launched = await launchExtension({
        extensionDir: CHROME_BUILD,
        headless: true,
        flags: [proxy, '--lang=en-US'],
        profile,
      })
      last = launched.context
      return { ...launched, host: await hostClient(launched.context, launched.extensionId) }
    })
  } finally {
    await (last as BrowserContext | null)?.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

test('a download goes on by itself when the browser comes back', async ({ proxyLog }) => {
  const hub = await startHub()
  const { log } = hub.add({
    id: MODEL,
    fixture: 'tiny-marian',
    files: { 'onnx/encoder_model_quantized.onnx': { bytes: 12 * MB, seed: 7 } },
    bytesPerSecond: 2 * MB,
  })
  const sent = () => log.reduce((sum, { bytes }) => sum + bytes, 0)
  try {
    await lives(async (next) => {
      const first = await next()
      await first.host.call('models.prefer', { host: hub.url })
      await first.host.until('models.download', { model: MODEL }, { state: 'running' })
      await expect.poll(sent, { timeout: 30_000 }).toBeGreaterThan(4 * MB)

      const second = await next()
      const before = sent()
      // Nobody asks for it: the background has started the host, and the host knows what it owes.
      await expect.poll(() => downloadStates(second.host), { timeout: 30_000 }).toEqual(['done'])
      expect(sent()).toBeGreaterThan(before)
      expect(sent()).toBeLessThan(20 * MB)
    }, proxyLog.flag)
  } finally {
    await hub.close()
  }
})

/** As the popup would read them. */
async function downloadStates({ page }: HostClient): Promise<string[]> {
  return await page.evaluate(async () => {
    const { chrome } = globalThis as never as {
      chrome: { storage: { session: { get(key: string): Promise<Stored> } } }
    }
    const { 'host-status': status } = await chrome.storage.session.get('host-status')
    return status?.downloads.map(({ state }) => state) ?? []
  })
}

interface Stored {
  'host-status'?: { downloads: { state: string }[] }
}

test('a load in which the whole process died is not tried again by itself, and says why', async ({
  proxyLog,
}) => {
  await lives(async (next) => {
    const request = { texts: ['Bonjour.'], source: 'fr', target: 'en', model: 'auto', priority: 'visible' }
    const first = await next()
    await first.host.until('translate', request, { type: 'loading' })
    await crash(first)

    // One rung is out for a while; the work goes to the one below it.
    const second = await next()
    const { items } = await second.host.call('translate', request)
    expect(items.at(-1)).toMatchObject({ type: 'finished', rung: { device: 'wasm', threads: 1 } })

    // Reset by the reader, it is tried again at once.
    await second.host.call('models.forgetVerdicts', {})
    await second.context.serviceWorkers()[0]?.evaluate('chrome.offscreen.closeDocument()')
    const again = await second.host.call('translate', request)
    expect(again.items.at(-1)).toMatchObject({ type: 'finished', rung: { device: 'wasm', threads: 2 } })
  }, proxyLog.flag)
})

test('a host that is closed in the middle of a load has not died', async ({ proxyLog }) => {
  await lives(async (next) => {
    const request = { texts: ['Bonjour.'], source: 'fr', target: 'en', model: 'auto', priority: 'visible' }
    const { host, context } = await next()
    await host.until('translate', request, { type: 'loading' })
    await context.serviceWorkers()[0]?.evaluate('chrome.offscreen.closeDocument()')
    const { items } = await host.call('translate', request)
    expect(items.at(-1)).toMatchObject({ type: 'finished', rung: { device: 'wasm', threads: 2 } })
  }, proxyLog.flag)
})

/** The process that all of the extension lives in, as if it had run out of memory. */
async function crash({ context, host }: Life): Promise<void> {
  const session = await context.newCDPSession(host.page)
  const gone = host.page.waitForEvent('crash')
  void session.send('Page.crash').catch(() => {}) // there is nobody left to answer
  await gone
}
