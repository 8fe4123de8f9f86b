/** What a download adds, end to end: offered in the panel, fetched from a hub on this machine, used at once. */
import type { Page } from '@playwright/test'
import { type Hub, startHub } from '../hub/hub-server.ts'
import { hostClient } from './host-client.ts'
import { ask, chip, expect, isDone, summarised, test as base } from './panel-fixture.ts'

const test = base.extend<{ hub: Hub }>({
  hub: async ({ context, extensionId }, use) => {
    const hub = await startHub()
    const host = await hostClient(context, extensionId)
    await host.call('models.prefer', { host: hub.url })
    await host.page.close()
    await use(hub)
    await hub.close()
  },
})

/** Tiny models of random weights: what they write means nothing, and takes every step that a real one takes. */
const FIXTURES: Record<string, string> = {
  summary: 'tiny-bart-summary',
  answer: 'tiny-bert-qa',
  'written-answer': 'tiny-qwen3-chat',
}
const INSTRUCT = /Qwen|gemma|SmolLM|LFM/i

async function download(panel: Page, hub: Hub, adds: string): Promise<string> {
  const addition = panel.locator(`[data-part=addition][data-adds="${adds}"]`)
  const id = (await addition.getAttribute('data-model'))!
  hub.add({ id, fixture: INSTRUCT.test(id) ? 'tiny-qwen3-chat' : FIXTURES[adds]! })
  await addition.getByRole('button', { name: 'Download' }).click()
  await expect(addition).toHaveCount(0, { timeout: 60_000 })
  return id
}

test('a model that writes takes the place of the extract, with citations', async ({ read, hub }) => {
  const { panel } = await read('article.html')
  await summarised(panel)
  await expect(panel.locator('[data-part=text]')).toHaveAttribute('data-by', 'extract')
  await download(panel, hub, 'summary')
  await isDone(panel)
  await expect(panel.locator('[data-part=ending]')).toContainText(/^Written by .* · On this computer/)
  await expect(panel.locator('[data-part=text]')).toHaveAttribute('data-by', 'written')
})

test('a model that finds answers gives exact words, or says that there are none', async ({ read, hub }) => {
  const { panel } = await read('article.html')
  await ask(panel, 'When was the lamp lit for the first time?')
  await download(panel, hub, 'answer')
  await ask(panel, 'Who built the tower?')
  const newest = panel.locator('[data-part=exchange]').first()
  await expect(newest.locator('[data-part=answer], [data-part=not-said]').first()).toBeVisible()
})

test('a model that writes answers cites its evidence', async ({ read, hub }) => {
  const { panel } = await read('article.html')
  await ask(panel, 'When was the lamp lit for the first time?')
  await download(panel, hub, 'written-answer')
  await ask(panel, 'Who built the tower?')
  const newest = panel.locator('[data-part=exchange]').first()
  await expect(newest.locator('[data-part=answer][data-by=written]')).toBeVisible()
  await newest.locator('[data-part=evidence] > summary').click()
  await expect(chip(panel, 1).first()).toBeVisible()
})
