/** The history: kept once it is turned on, read and saved in the options, forgotten by the site. */
import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { type EitherTest, textOf } from './either-browser.ts'

const SITE = 'https://news.example'
const REQUEST = { source: 'fr', target: 'en', model: 'auto', priority: 'visible' }

/** @param test with a way to end the host, as a browser does */
export function historyTests(test: EitherTest<{ endHost(): Promise<void> }>): void {
  test('a history is kept once it is turned on, outlives the host, is found and saved, and forgets a site with the memory', async ({
    host,
    endHost,
    openExtensionPage,
    controls,
    saved,
  }) => {
    const translate = async (text: string, more: object = {}) =>
      expect((await host.call('translate', { texts: [text], ...REQUEST, ...more })).error).toBeNull()
    const kept = async () => {
      const { items } = await host.call('history.find', {})
      return (items[0] as { entries: { text: string; result: string }[] }).entries
    }
    await translate('Le soleil.', { forHistory: true })
    await host.call('models.prefer', { keepHistory: true })
    // The host hears of it while nobody waits.
    await expect
      .poll(async () => {
        await translate('La lettre.', { forHistory: true, site: SITE })
        return (await kept()).map(({ text }) => text)
      })
      .toEqual(['La lettre.'])
    await translate('Le chat.', { forHistory: true })
    await translate('Le chien.', { forHistory: true, isPrivate: true })
    await translate('La page.')
    await endHost()
    expect((await kept()).map(({ text }) => text)).toEqual(['Le chat.', 'La lettre.'])
    expect((await kept())[0]?.result).toMatch(/cat/i)

    const options = await openExtensionPage('options.html#privacy')
    const { press, type } = controls(options)
    await type('searchbox', 'Search the history', 'chat')
    await expect.poll(() => textOf(options, '.history ul')).toMatch(/^(?!.*lettre).*Le chat\./)
    const file = await saved(options, () => press('button', 'Export as JSON'))
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ kind: 'gloss history' })
    await options.close()

    await host.call('models.forgetTranslations', { site: SITE })
    expect((await kept()).map(({ text }) => text)).toEqual(['Le chat.'])
    await host.call('models.prefer', { keepHistory: null })
  })
}
