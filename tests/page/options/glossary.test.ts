/** Languages: the glossary, by pointer, keys and file. */
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { GlossaryEntry } from '../../../lib/messaging/contract'
import { GlossError } from '../../../lib/messaging/errors'
import { fromCsv } from '../../../lib/text/glossary-csv'
import { MOST_ENTRIES, changedGlossary } from '../../../lib/text/glossary-entry'
import { clear, press, says, showOptions } from './options-fixture'

afterEach(clear)

const ORANGE: GlossaryEntry = {
  term: 'Orange',
  translation: null,
  source: null,
  target: null,
  match: 'word',
  matchCase: true,
}
const CAR: GlossaryEntry = {
  term: 'voiture',
  translation: 'automobile',
  source: 'fr',
  target: 'en',
  match: 'beginning',
  matchCase: false,
}

/** What is stored comes back as it does from the store. */
function shown(glossary: GlossaryEntry[] = [], setting = {}) {
  const options = showOptions({ hash: '#languages', overview: { preferences: { glossary } }, ...setting })
  const { fake, overview } = options
  fake.models.changeGlossary = async (change) => {
    const { glossary = [] } = overview.value!.preferences
    const { entries, left } = changedGlossary(glossary, change)
    overview.value = { ...overview.value!, preferences: entries.length > 0 ? { glossary: entries } : {} }
    return { left }
  }
  return { ...options, entries: () => overview.value?.preferences.glossary ?? [] }
}

const field = (name: string) => page.getByRole('textbox', { name, exact: true })
const rows = () =>
  page
    .getByRole('table')
    .getByRole('row')
    .elements()
    .slice(1)
    .map((row) => [...row.children].slice(0, 3).map(({ textContent }) => textContent))

test('a word and its translation are added with the keys alone, then one that stays', async () => {
  const { entries } = shown()
  await says('No words yet.')
  await field('Word').fill('voiture')
  await userEvent.keyboard('{Tab}automobile')
  await page.getByRole('combobox', { name: 'From' }).selectOptions('French')
  await page.getByRole('combobox', { name: 'Into' }).selectOptions('English')
  await page.getByRole('combobox', { name: 'Found as' }).selectOptions('the beginning of a word')
  await field('Becomes').click()
  await userEvent.keyboard('{Enter}')
  await says('Saved: voiture')
  expect(entries()).toEqual([CAR])
  await expect.poll(() => document.activeElement).toBe(field('Word').element())
  await userEvent.keyboard(' Orange ')
  await press('Add word')
  await says('Saved: Orange')
  expect(entries()).toMatchObject([{ term: 'Orange', translation: null, source: 'fr', target: 'en' }, CAR])
  expect(rows()).toEqual([
    ['Orange', 'stays as it is', 'French → English'],
    ['voiturethe beginning of a word', 'automobile', 'French → English'],
  ])
})

test('a row is changed in the form, Esc leaves it as it was', async () => {
  const { entries } = shown([CAR, ORANGE])
  await press('Edit voiture')
  await expect.poll(() => document.activeElement).toBe(field('Word').element())
  await expect.element(field('Becomes')).toHaveValue('automobile')
  await field('Becomes').fill('vehicle')
  await userEvent.keyboard('{Escape}')
  await expect.element(field('Word')).toHaveValue('')
  expect(entries()).toEqual([CAR, ORANGE])
  await press('Edit voiture')
  await field('Word').fill('auto')
  await press('Save')
  await expect.poll(entries).toEqual([{ ...CAR, term: 'auto' }, ORANGE])
})

test('read anew while a row is changed, it is still that row', async () => {
  const { entries, overview } = shown([CAR])
  await press('Edit voiture')
  overview.value = { ...overview.value!, preferences: { glossary: [{ ...CAR }] } }
  await field('Word').fill('auto')
  await press('Save')
  await expect.poll(entries).toEqual([{ ...CAR, term: 'auto' }])
})

test('what could not be stored is said, stays in the form and in the table', async () => {
  const { fake, entries } = shown([CAR])
  fake.models.changeGlossary = async () => {
    throw new GlossError('internal', { reason: 'the disk is full' })
  }
  await field('Word').fill('Orange')
  await press('Add word')
  await expect.element(page.getByRole('alert')).toBeVisible()
  await expect.element(field('Word')).toHaveValue('Orange')
  expect(page.getByText('Saved').elements()).toEqual([])
  await press('Delete voiture')
  expect(entries()).toEqual([CAR])
  expect(page.getByText('Deleted').elements()).toEqual([])
})

test('what was deleted comes back', async () => {
  const { entries } = shown([CAR])
  await press('Delete voiture')
  await says('Deleted: voiture')
  expect(entries()).toEqual([])
  await press('Undo')
  await expect.poll(entries).toEqual([CAR])
})

test('a file comes in beside what is there, and says what was no word', async () => {
  const { entries } = shown([CAR])
  const file = new File(['term,translation,from,into\nOrange,,,\nx,y,klingonish,en\n'], 'words.csv')
  await page.elementLocator(document.querySelector('input[type=file]')!).upload(file)
  await says('1 word came from the file.')
  await says('Not understood, and left out: lines 3.')
  expect(entries().map(({ term }) => term)).toEqual(['Orange', 'voiture'])
})

/** As many as there is room for, but for so many. */
const nearlyFull = (free: number) =>
  Array.from({ length: MOST_ENTRIES - free }, (_, at) => ({ ...ORANGE, term: `zz ${at}` }))

test('of a file that is too large it says how much found no room, and gives that back as a file', async () => {
  const { entries } = shown(nearlyFull(2))
  const saved = vi.spyOn(URL, 'createObjectURL')
  const file = new File(
    ['term,translation,from,into,match,case\nzz 7,seven,,,word,case\na,\nb,\nc,\nd,\n'],
    'words.csv',
  )
  await page.elementLocator(document.querySelector('input[type=file]')!).upload(file)
  await says('3 words came from the file.')
  await says(
    '2 more words of the file found no room, since the glossary holds at most 20,000. Save them as a file, or delete words you do not need and import them again.',
  )
  expect(entries()).toHaveLength(MOST_ENTRIES)
  expect(
    entries()
      .slice(0, 3)
      .map(({ term }) => term),
  ).toEqual(['a', 'b', 'zz 0'])
  expect(entries().at(-1)?.term).toBe('zz 9999')
  await press('Save the rest as a CSV file')
  const rest = await (saved.mock.lastCall![0] as Blob).text()
  expect(fromCsv(rest).entries.map(({ term }) => term)).toEqual(['c', 'd'])
})

test('full, it takes no word and loses none: the word stays in the form', async () => {
  const { entries } = shown(nearlyFull(0))
  await field('Word').fill('Orange')
  await press('Add word')
  await says(
    'The glossary is full, since it holds at most 20,000 words. Delete one that you do not need, then save this one.',
  )
  await expect.element(field('Word')).toHaveValue('Orange')
  expect(entries()).toHaveLength(MOST_ENTRIES)
  expect(entries().some(({ term }) => term === 'zz 9999')).toBe(true)
})

test('of many, those that are looked for', async () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ ...ORANGE, term: `Name ${at}` }))
  shown(many)
  await says('200 of 300 shown')
  await page.getByRole('searchbox', { name: 'Search the glossary' }).fill('name 299')
  await says('1 of 300 shown')
  expect(rows()).toHaveLength(1)
})
