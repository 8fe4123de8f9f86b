/** The graphics adapter, in software (SwiftShader): named in the request, since such an adapter is never chosen. */
import type { Page } from '@playwright/test'
import type { Rung, TranslateEvent } from '../../lib/messaging/contract.ts'
import { expect, test } from './extension.ts'

test.use({
  flags: [
    '--enable-unsafe-webgpu',
    '--use-webgpu-adapter=swiftshader',
    '--enable-features=Vulkan',
    '--ignore-gpu-blocklist',
  ],
})

test('WebGPU gives the same text as WebAssembly, and only when it is named', async ({
  context,
  extensionId,
}) => {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${extensionId}/translate.html`)
  const onProcessor = await translate(page, null)
  const onAdapter = await translate(page, { device: 'webgpu', dtype: 'q8', threads: 1 })
  expect(onProcessor.device).toBe('wasm')
  expect(onAdapter).toEqual({ device: 'webgpu', sentences: onProcessor.sentences })
  expect(onProcessor.sentences).toEqual(['Good morning.', 'The letter was written in English.'])
})

async function translate(page: Page, rung: Rung | null) {
  const events = (await page.evaluate(requestFromHost, rung)) as TranslateEvent[]
  const finished = events.find((event) => event.type === 'finished')
  return {
    device: finished?.rung?.device,
    sentences: events.flatMap((event) => (event.type === 'sentence' ? [event.text] : [])),
  }
}

/** Runs in an extension page, as a client of the host. */
async function requestFromHost(rung: unknown): Promise<unknown[]> {
  const { runtime } = (globalThis as unknown as { chrome: { runtime: any } }).chrome // oxlint-disable-line no-explicit-any -- the page's own API
  await runtime.sendMessage({ service: 'background', method: 'ensureHost', argument: null })
  const port = runtime.connect({ name: 'gloss:engine' })
  const texts = ['Bonjour.', 'La lettre était écrite en anglais.']
  const argument = {
    texts,
    source: 'fr',
    target: 'en',
    model: 'auto',
    priority: 'selection',
    ...(rung ? { rung } : {}),
  }
  return await new Promise((resolve, reject) => {
    const items: unknown[] = []
    port.onMessage.addListener((message: { type: string; item?: unknown; error?: unknown }) => {
      if (message.type === 'item') items.push(message.item)
      if (message.type === 'fail') reject(new Error(JSON.stringify(message.error)))
      if (message.type === 'end') resolve(items)
    })
    port.postMessage({ type: 'call', id: 1, method: 'translate', argument })
  })
}
