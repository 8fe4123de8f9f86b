/** What happens by itself where Gloss may read every site: the offer, rules, frames of other sites, the icon beside a selection. */
import { expect } from '@playwright/test'
import { BADGE, FRENCH, LIBRARY, OURS } from './demo-page.ts'
import { type EitherTest, clickOn, frameIn, textOf } from './either-browser.ts'
import { whenInstalled } from './when-installed.ts'

const FIRST = '#bibliotheque p'

/** @param test whose browser has been given every site */
export function ruleTests(test: EitherTest): void {
  test('a foreign page is offered by two letters on the button, and nothing is put on it', async ({
    openPage,
    demo,
    inExtension,
  }) => {
    await whenInstalled(inExtension)
    const page = await openPage(`${demo.origin}/index.html`)
    await expect.poll(() => inExtension(BADGE)).toBe('fr')
    expect(await page.evaluate(OURS)).toBe(0)
  })

  test('a rule translates when a page is opened; what the reader puts back stays so', async ({
    openPage,
    demo,
    bar,
    inExtension,
  }) => {
    const rules = { languages: { always: ['fr'], never: [] }, sites: { always: [], never: [] } }
    await inExtension(setSettings({ target: 'en', rules }))
    const page = await openPage(`${demo.origin}/index.html`)
    await bar(page).waitUntilDone()
    expect(await textOf(page, FIRST)).toMatch(LIBRARY)
    await bar(page).press('restore')
    await page.evaluate(`history.pushState({}, '', '?elsewhere')`)
    await expect.poll(() => inExtension(BADGE)).toBe('')
    expect(await textOf(page, FIRST)).toContain(FRENCH)
  })

  test('a frame of another site follows its page', async ({ openPage, translatePage, bar }) => {
    const page = await openPage('french.html')
    await translatePage(page)
    await page.evaluate(`document.querySelector('#foreign').scrollIntoView()`)
    const words = async () => textOf(await frameIn(page, '#foreign'), 'p')
    await expect.poll(words, { timeout: 60_000 }).toMatch(LIBRARY)
    await bar(page).press('restore')
    await expect.poll(words).toContain('La bibliothèque')
  })

  test('a frame of another site that comes later, or goes somewhere else, follows too', async ({
    openPage,
    translatePage,
    bar,
  }) => {
    const page = await openPage('french.html')
    await translatePage(page)
    await bar(page).waitUntilDone()
    await page.evaluate(`{
      const late = document.querySelector('#foreign').cloneNode()
      late.id = 'late'
      document.querySelector('#plain').before(late)
    }`)
    const words = async () => textOf(await frameIn(page, '#late'), 'p')
    await expect.poll(words).toMatch(LIBRARY)
    await page.evaluate(`void (document.querySelector('#late').src += '?again')`)
    const isThere = `performance.getEntriesByType('resource').some(({ name }) => name.endsWith('?again'))`
    await expect.poll(() => page.evaluate(isThere)).toBe(true)
    await expect.poll(words).toMatch(LIBRARY)
    await bar(page).press('restore')
    await expect.poll(words).toContain('La bibliothèque')
  })

  test('the icon beside a selection comes when it is turned on, and goes', async ({
    openPage,
    demo,
    bubble,
    inExtension,
  }) => {
    const turn = (shown: boolean) => inExtension(setSettings({ selectionIcon: { shown, hiddenOn: [] } }))
    const registered = () => inExtension(REGISTERED)
    expect(await registered()).toBe(0)
    await turn(true)
    await expect.poll(registered).toBe(1)
    const page = await openPage(`${demo.origin}/index.html`)
    const icons = () => page.evaluate(`document.querySelectorAll('gloss-selection-icon').length`)
    await clickOn(page, FIRST, 3)
    await expect.poll(icons).toBe(1)
    await clickOn(page, 'gloss-selection-icon')
    expect((await bubble(page).waitFor('done')).translation).toMatch(LIBRARY)
    await bubble(page).press('Escape')
    await bubble(page).waitUntilGone()
    await turn(false)
    await expect.poll(registered).toBe(0)
    await clickOn(page, FIRST, 3)
    await expect.poll(icons).toBe(0)
  })
}

/** In the extension. */
const REGISTERED = `chrome.scripting.getRegisteredContentScripts().then(({ length }) => length)`

const setSettings = (settings: object) =>
  `chrome.storage.local.set({ settings: ${JSON.stringify(settings)} })`
