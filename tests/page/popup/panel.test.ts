/** The page in front, in the popup. */
import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { NO_RULES } from '../../../lib/settings/rules'
import { FRENCH } from './panel-fixture'
import { clear, says, showPopup } from './popup-fixture'

afterEach(clear)

const button = (name: string) => page.getByRole('button', { name, exact: true })
const panel = () => page.getByRole('region', { name: 'This page' })
const height = () => document.querySelector('.panel')!.getBoundingClientRect().height
const COVERAGE = { characters: 13_200, translated: 12_400, foreignFrames: 0 }

describe('translating the page', () => {
  test('from the button to progress, to the original and back', async () => {
    const { front } = showPopup()
    await says(panel(), 'example.frFrench')
    await button('Translate page').click()
    expect(front.translate).toHaveBeenCalledExactlyOnceWith({ source: null, target: 'en', mode: 'in-place' })
    await says(panel(), 'Looking at the page…')
    front.put({ phase: 'translating', done: 37, total: 52 })
    await says(panel(), '37 of 52 paragraphs')
    front.put({ phase: 'watching', done: 52 }, { coverage: COVERAGE })
    await says(panel(), '12,400 of 13,200 characters')
    await button('Show original').click()
    await expect.element(button('Translate page')).toBeVisible()
    expect(front.told.map((command) => command.do)).toEqual(['restore'])
  })

  test('nothing jumps on the way', async () => {
    const { front } = showPopup()
    front.page.value = null
    await says(panel(), 'Looking at the page…')
    const before = height()
    front.page.value = FRENCH
    await says(panel(), 'French')
    expect(height()).toBe(before)
    for (const [state, more] of [
      [{ phase: 'starting' }, {}],
      [{ phase: 'translating', done: 37, total: 52 }, { coverage: COVERAGE }],
      [{ phase: 'watching', done: 52 }, { coverage: COVERAGE }],
      [{ phase: 'stopped' }, { coverage: COVERAGE }],
    ] as const) {
      front.put(state, more)
      await new Promise((resolve) => requestAnimationFrame(resolve))
      expect(height(), JSON.stringify(state)).toBe(before)
    }
  })

  test('stopped, it goes on', async () => {
    const { front } = showPopup()
    front.put({ phase: 'translating', done: 3, total: 9 })
    await button('Stop').click()
    await button('Go on').click()
    expect(front.told.map((command) => command.do)).toEqual(['stop', 'resume'])
  })

  test('a popup opened late shows a page that is translated as it is', async () => {
    const { front } = showPopup()
    front.put({ phase: 'watching', mode: 'bilingual', done: 52, total: 52, source: 'it' })
    await says(panel(), 'Italian')
    await expect.element(button('Show original')).toBeVisible()
    await expect.element(page.getByRole('radio', { name: 'Side by side' })).toBeChecked()
  })

  test('side by side is told to the page, and holds for the next one', async () => {
    const { front } = showPopup()
    await page.getByRole('radio', { name: 'Side by side' }).click()
    expect(front.told).toEqual([])
    expect(front.settings.value.mode).toBe('bilingual')
    front.put({ phase: 'watching', mode: 'bilingual' })
    await page.getByRole('radio', { name: 'In place' }).click()
    expect(front.told).toEqual([{ type: 'gloss:page', do: 'mode', mode: 'in-place' }])
    expect(front.settings.value.mode).toBe('in-place')
  })

  test('another target begins a translated page again, and only that', async () => {
    const { front } = showPopup()
    const into = page.getByRole('combobox', { name: 'into' })
    await into.selectOptions('German')
    expect(front.translate).not.toHaveBeenCalled()
    front.put({ phase: 'watching' })
    await into.selectOptions('Italian')
    expect(front.translate).toHaveBeenCalledExactlyOnceWith({ source: null, target: 'it', mode: 'in-place' })
  })

  test('what was left alone is shown on the page, and hidden again', async () => {
    const { front } = showPopup()
    front.put({ phase: 'watching' }, { coverage: COVERAGE })
    await button('What was left alone').click()
    await expect.element(button('Hide what was left alone')).toHaveAttribute('aria-pressed', 'true')
    expect(front.told).toEqual([{ type: 'gloss:page', do: 'inspect' }])
  })
})

describe('when it cannot be', () => {
  test('a page where no script may run says so before anything is pressed', async () => {
    const { front } = showPopup()
    const error = { code: 'page-closed', values: { url: 'chrome://settings/' } } as const
    front.page.value = { site: null, place: 'chrome://settings', language: null, error }
    const alert = page.getByRole('alert')
    await says(alert, 'The browser lets no extension read chrome://settings. Paste the text into Gloss')
    await expect.element(button('Translate page')).toHaveAttribute('aria-disabled', 'true')
    await button('Translate page').click({ force: true })
    expect(front.translate).not.toHaveBeenCalled()
    await page.getByText('Rules', { exact: true }).click()
    await expect
      .element(page.getByRole('combobox', { name: 'Translate pages in this language' }))
      .toBeDisabled()
  })

  test('refused by the background, it says why', async () => {
    const { front } = showPopup()
    front.answers.outcome = { started: false, error: { code: 'internal', values: { reason: 'no answer' } } }
    await button('Translate page').click()
    await says(page.getByRole('alert'), 'Something in Gloss broke: no answer.')
    await expect.element(button('Translate page')).toHaveAttribute('aria-disabled', 'false')
  })

  test('a failure of the page can be tried again', async () => {
    const { front } = showPopup()
    front.put({ phase: 'failed', error: { code: 'host-gone', values: {} } })
    await says(page.getByRole('alert'), 'The engine stopped')
    await button('Try again').click()
    expect(front.told.map((command) => command.do)).toEqual(['resume'])
  })

  test('a missing model is offered', async () => {
    const { front, fake } = showPopup()
    const model = { id: 'x/y', name: 'German → English', licence: 'CC BY 4.0', publisher: 'x', source: 'de' }
    const models = [{ ...model, target: 'en', dtypes: ['q8' as const], bytes: 53e6 }]
    fake.answer('offer', { models, host: 'huggingface.co', bytes: 53e6 })
    const values = { source: 'de', target: 'en', model: 'x/y', bytes: 53e6 }
    front.put({ phase: 'failed', error: { code: 'no-model', values } })
    await says(panel(), 'German → English needs a model (53 MB, from Hugging Face).')
    await button('Download').click()
    fake.download('x/y').end()
    await expect.poll(() => front.told.map((command) => command.do)).toEqual(['resume'])
  })
})

describe('rules', () => {
  const rule = (name: string) => page.getByRole('combobox', { name, exact: true })
  const open = async () => {
    const popup = showPopup()
    await page.getByText('Rules', { exact: true }).click()
    return popup
  }

  test('never takes no permission, for a site and for a language', async () => {
    const { front } = await open()
    await rule('Translate pages of example.fr').selectOptions('Never')
    expect(front.settings.value.rules.sites.never).toEqual(['example.fr'])
    await rule('Translate pages in French').selectOptions('Never')
    expect(front.settings.value.rules.languages.never).toEqual(['fr'])
    await expect.element(page.getByText('Never translated')).toBeVisible()
    await rule('Translate pages of example.fr').selectOptions('When I ask')
    expect(front.settings.value.rules.sites.never).toEqual([])
    expect(front.asked).toEqual([])
  })

  test.each([
    ['Translate pages in French', { what: 'language', language: 'fr' }],
    ['Translate pages of example.fr', { what: 'site', site: 'example.fr' }],
  ] as const)('always says first what the permission is for, and asks then: %s', async (name, wish) => {
    const { front } = await open()
    await rule(name).selectOptions('Always')
    await says(panel(), 'Gloss has to read the pages you open.')
    expect(front.asked).toEqual([])
    await button('Ask the browser').click()
    await expect.element(button('Ask the browser')).not.toBeInTheDocument()
    expect(front.asked).toEqual([wish])
    await expect.element(rule(name)).toHaveValue('always')
    await expect.element(page.getByText('Always translated')).toBeVisible()
    await rule(name).selectOptions('When I ask')
    expect(front.settings.value.rules).toEqual(NO_RULES)
  })

  test('refused, the rule stays off and that is said', async () => {
    const { front } = await open()
    front.answers.isGranted = false
    await rule('Translate pages in French').selectOptions('Always')
    await button('Ask the browser').click()
    await says(panel(), 'The browser did not give the permission, so there is no rule.')
    await expect.element(rule('Translate pages in French')).toHaveValue('ask')
  })

  test('given up, it is as before', async () => {
    const { front } = await open()
    await rule('Translate pages in French').selectOptions('Never')
    await rule('Translate pages in French').selectOptions('Always')
    await button('Not now').click()
    await expect.element(rule('Translate pages in French')).toHaveValue('never')
    expect(front.settings.value.rules.languages).toEqual({ always: [], never: ['fr'] })
  })

  test('with the permission there is nothing to explain; without it a rule of before is off', async () => {
    const { front } = await open()
    front.mayReadAll.value = true
    await rule('Translate pages in French').selectOptions('Always')
    expect(front.settings.value.rules.languages.always).toEqual(['fr'])
    await expect.element(rule('Translate pages in French')).toHaveValue('always')
    front.mayReadAll.value = false
    await expect.element(rule('Translate pages in French')).toHaveValue('ask')
  })
})

describe('frames of other sites', () => {
  const left = (foreignFrames: number) => ({ coverage: { ...COVERAGE, foreignFrames } })

  test('that are left alone are told, and the permission is explained before it is asked for', async () => {
    const { front } = showPopup()
    front.put({ phase: 'watching', done: 52, total: 52 }, left(2))
    await says(panel(), '2 frames of other sites are left as they are.')
    await button('Translate frames, too…').click()
    await says(panel(), 'the browser allows that only for every site at once')
    expect(front.asked).toEqual([])
    await button('Ask the browser').click()
    expect(front.asked).toEqual([{ what: 'frames' }])
    await expect.poll(() => panel().element().textContent).not.toContain('frames')
  })

  test('refused, they stay and that is said', async () => {
    const { front } = showPopup()
    front.answers.isGranted = false
    front.put({ phase: 'watching', done: 52, total: 52 }, left(1))
    await button('Translate frames, too…').click()
    await button('Ask the browser').click()
    await says(panel(), 'The browser did not give the permission.')
    await says(panel(), '1 frame of another site is left as it is.')
  })

  test('nothing is said where there are none, or Gloss may read them', async () => {
    const { front } = showPopup()
    front.put({ phase: 'watching', done: 52, total: 52 }, left(0))
    await says(panel(), '12,400 of 13,200 characters')
    expect(document.querySelector('[data-part=frames]')).toBeNull()
    front.mayReadAll.value = true
    front.put({ done: 53 }, left(2))
    await expect.poll(() => front.panel.coverage.value?.foreignFrames).toBe(2)
    expect(document.querySelector('[data-part=frames]')).toBeNull()
  })
})
