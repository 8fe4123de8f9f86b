/** The page after the installation: real engine, real starter, no network. */
import { expect } from '@playwright/test'
import { type AnyPage, type EitherTest, textOf } from './either-browser.ts'

/** @param test with the page that was shown after the installation */
export function welcomeTests(test: EitherTest<{ welcomePage: AnyPage }>): void {
  test('is shown once after the installation, translates at once, and asks for nothing by itself', async ({
    welcomePage: page,
    controls,
    inExtension,
  }) => {
    const { press } = controls(page)
    await expect.poll(() => textOf(page, 'h1')).toContain('Welcome to Gloss')
    await press('button', 'Translate')
    await expect.poll(() => textOf(page, 'main'), { timeout: 60_000 }).toMatch(/On this computer, processor/)
    expect(await textOf(page, '[role=log]')).toMatch(/library is open every day/i)
    expect(await textOf(page, 'dl.keys')).toContain('Alt+Shift+G')

    expect(await inExtension('chrome.permissions.getAll().then(({ origins }) => origins)')).toEqual([])
    await press('button', 'Open the options')
    const addresses = `chrome.tabs.query({}).then((tabs) => tabs.map(({ url }) => url))`
    await expect
      .poll(() => inExtension(addresses))
      .toContainEqual(expect.stringMatching(/-extension:\/\/[^/]+\/options\.html$/))
  })
}
