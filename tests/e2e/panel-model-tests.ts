/** What a download adds to the side panel: offered there, fetched from a hub on this machine, used at once. */
import { expect } from '@playwright/test'
import { startHub } from '../hub/hub-server.ts'
import { type AnyPage, type EitherTest, clickOn } from './either-browser.ts'
import { CHIP, attributeOf, isDone, partOf, readDemo } from './panel-steps.ts'

/** Tiny models of random weights: what they write means nothing, and takes every step that a real one takes. */
const FIXTURES: Record<string, string> = {
  summary: 'tiny-bart-summary',
  answer: 'tiny-bert-qa',
  'written-answer': 'tiny-qwen3-chat',
}
const INSTRUCT = /Qwen|gemma|SmolLM|LFM/i

interface Fixtures {
  /** Beside an article of the demo. */
  panel: AnyPage
  ask: (question: string) => Promise<void>
  download: (adds: string) => Promise<void>
}

export function panelModelTests(either: EitherTest): void {
  const test = either.extend<Fixtures>({
    panel: async ({ openPage, openExtensionPage, gesture, inExtension, demo, pages }, use) => {
      const by = { openPage, openExtensionPage, gesture, inExtension, demo, pages }
      await use((await readDemo('article.html', by)).panel)
    },
    ask: async ({ panel, controls }, use) =>
      use(async (question) => {
        await controls(panel).press('tab', 'Ask')
        await controls(panel).type('textbox', 'Your question', question)
        await panel.keyboard.press('Enter')
        await expect.poll(() => panel.evaluate(NEWEST('h2'))).toBe(question)
        await isDone(panel, 'exchange')
      }),
    download: async ({ panel, host }, use) => {
      const hub = await startHub()
      await host.call('models.prefer', { host: hub.url })
      let model = ''
      await use(async (adds) => {
        const addition = `[data-part=addition][data-adds="${adds}"]`
        await expect.poll(() => panel.$(addition)).not.toBeNull()
        model = (await attributeOf(panel, addition, 'data-model')) as string
        hub.add({ id: model, fixture: INSTRUCT.test(model) ? 'tiny-qwen3-chat' : FIXTURES[adds]! })
        await clickOn(panel, `${addition} button[data-action=download]`)
        await expect.poll(() => panel.$(addition), { timeout: 60_000 }).toBeNull()
      })
      await host.call('models.remove', { model })
      await host.call('models.prefer', { host: null })
      await hub.close()
    },
  })

  test('a model that writes takes the place of the extract, with citations', async ({
    panel,
    controls,
    download,
  }) => {
    const by = () => attributeOf(panel, '[data-part=text]', 'data-by')
    await controls(panel).press('button', 'Summarise this page')
    await isDone(panel)
    expect(await by()).toBe('extract')
    await download('summary')
    await expect.poll(by, { timeout: 60_000 }).toBe('written')
    await isDone(panel)
    await expect.poll(() => partOf(panel, 'ending')).toMatch(/^Written by .* · On this computer/)
  })

  test('a model that finds answers gives exact words, or says that there are none', async ({
    panel,
    ask,
    download,
  }) => {
    await ask('When was the lamp lit for the first time?')
    await download('answer')
    await ask('Who built the tower?')
    await expect.poll(() => panel.evaluate(NEWEST('[data-part=answer], [data-part=not-said]'))).not.toBeNull()
  })

  test('a model that writes answers cites its evidence', async ({ panel, ask, download }) => {
    await ask('When was the lamp lit for the first time?')
    await download('written-answer')
    await ask('Who built the tower?')
    await expect.poll(() => panel.evaluate(NEWEST('[data-part=answer][data-by=written]'))).not.toBeNull()
    await clickOn(panel, '[data-part=exchange] [data-part=evidence] > summary')
    await expect.poll(() => panel.$(CHIP)).not.toBeNull()
  })
}

/** The words of something in the newest exchange. */
const NEWEST = (selector: string) =>
  `document.querySelector('[data-part=exchange]')?.querySelector('${selector}')?.textContent ?? null`
