import { expect, test } from 'vitest'
import type { Detection } from '../../../lib/text/language'
import { theirLanguage } from '../../../lib/ui/bubble/their-language'
import { emptyPage, find } from './page-fixture'

emptyPage()

const says =
  (isReliable: boolean, ...languages: [string, number][]) =>
  async (): Promise<Detection> => ({
    isReliable,
    languages: languages.map(([language, percentage]) => ({ language, percentage })),
  })

test.each([
  ['what most of it is in, whatever it declares', 'en', says(true, ['fr', 90], ['en', 10]), 'fr'],
  [
    'what it declares, where it only quotes others',
    'fr',
    says(true, ['de', 65], ['en', 30], ['fr', 5]),
    'fr',
  ],
  ['what is seen on it, where it declares mine', 'en', says(true, ['en', 70], ['fr', 30]), 'fr'],
  ['what it declares, where the detector is not sure', 'fr-CA', says(false, ['de', 100]), 'fr-CA'],
  ['what it declares, though most of it is in mine', 'fr', says(true, ['en', 90]), 'fr'],
  ['nothing, where everything is in mine', 'en-GB', says(true, ['en', 100]), null],
  ['nothing, where nobody knows', '', says(false), null],
  ['what it declares, without a detector', 'fr', () => Promise.reject(new Error('gone')), 'fr'],
])('the language of a page is %s', async (_, declared, detector, expected) => {
  document.documentElement.lang = declared
  document.body.innerHTML = '<p>Un texte.</p><textarea id="t"></textarea>'
  expect(await theirLanguage(find('#t'), 'en-US', detector)).toBe(expected)
})

test('of a page under translation it is what the page was before; what is written in fields does not count', async () => {
  document.body.innerHTML = '<p>Translated.</p><textarea id="t">My own words</textarea>'
  const seen: string[] = []
  const detector = async (text: string): Promise<Detection> => {
    seen.push(text)
    return { isReliable: false, languages: [] }
  }
  await theirLanguage(find('#t'), 'en', detector)
  expect(seen.join().trim()).toBe('Translated.')
  const world = globalThis as { glossPage?: object }
  world.glossPage = { sourceLanguage: () => 'de' }
  expect(await theirLanguage(find('#t'), 'en', detector)).toBe('de')
  delete world.glossPage
})
