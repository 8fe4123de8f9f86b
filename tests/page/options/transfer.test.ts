/** Settings to a file and from one, back to how Gloss comes, and everything deleted. */
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { stored } from '../../fixtures/stored-models'
import { clear, press, says, showOptions, text } from './options-fixture'

afterEach(clear)

const HASH = '#advanced'

/** As the reader chooses a file in the browser's own window. */
async function choose(content: string, name = 'from-home.json') {
  const field = page.getByLabelText('Import…').element() as HTMLInputElement
  await userEvent.upload(field, new File([content], name, { type: 'application/json' }))
}

const file = (settings: object, engine: object = {}) =>
  JSON.stringify({ kind: 'gloss settings', version: 2, settings, engine })

describe('a file of settings', () => {
  test('says what it would change, changes it when told to, and is undone', async () => {
    const { settings, fake, overview, storedSettings } = showOptions({
      hash: HASH,
      settings: { target: 'fr', tone: 'of a newer Gloss' },
      overview: { preferences: { idleMinutes: 15 } },
    })
    await choose(
      file(
        { target: 'de', theme: 'bar', pageBar: null },
        { host: 'https://models.example.org', idleMinutes: null },
      ),
    )
    await says('“from-home.json” would change this:')
    const plan = page.getByRole('group', { name: /would change this/ })
    expect(
      plan
        .getByRole('listitem')
        .elements()
        .map(({ textContent }) => textContent),
    ).toEqual(['Translate into', 'A translation beside its original', 'Where models come from', 'Memory'])
    expect(settings.value.target).toBe('fr')
    expect(fake.asked('prefer')).toEqual([])

    await press('Use these settings')
    await says('The settings of the file are in use.')
    expect(settings.value).toMatchObject({ target: 'de', theme: 'bar' })
    expect(overview.value!.preferences).toEqual({ host: 'https://models.example.org' })

    await press('Undo')
    await says('Everything is as it was before.')
    expect(storedSettings()).toEqual({ target: 'fr', tone: 'of a newer Gloss' })
    expect(overview.value!.preferences).toEqual({ idleMinutes: 15 })
  })

  test('says what it leaves out, and is discarded', async () => {
    const { settings } = showOptions({ hash: HASH })
    await choose(file({ target: 'de', mode: '<b>sideways</b>', tone: 1 }))
    await says('Left out, because this Gloss does not understand it:')
    await says('settings.mode: "<b>sideways</b>"')
    await says('settings.tone: 1')
    await press('Discard')
    expect(page.getByRole('group', { name: /would change/ }).elements()).toEqual([])
    expect(settings.value.target).toBe('en')
  })

  test('that is so already changes nothing; one that is none is told, and nothing has changed', async () => {
    showOptions({ hash: HASH })
    await choose(file({ pageBar: true }))
    await says('“from-home.json” changes nothing: everything in it is so already.')
    expect(page.getByRole('button', { name: 'Use these settings' }).elements()).toEqual([])
    await choose('{"kind":', 'cut.json')
    await text(page.getByRole('alert')).toContain('“cut.json” is cut or damaged')
    await choose('{}', 'notes.json')
    await text(page.getByRole('alert')).toContain('“notes.json” holds no settings of Gloss.')
    expect(page.getByText('changes nothing').elements()).toEqual([])
  })

  test('is written, and reads back as it was written', async () => {
    const { saveFile, settings } = showOptions({ hash: HASH, settings: { target: 'de', theme: 'blur' } })
    await press('Export…')
    await expect.poll(() => saveFile.mock.calls.length).toBe(1)
    const [name, written] = saveFile.mock.calls[0]!
    expect(name).toBe('gloss-settings.json')
    clear()
    const other = showOptions({ hash: HASH })
    await choose(written, name)
    await press('Use these settings')
    await expect.poll(() => other.settings.value).toEqual(settings.value)
  })

  test('whose engine settings cannot be kept changes nothing at all', async () => {
    const { fake, settings } = showOptions({ hash: HASH })
    fake.models.prefer = async () => {
      throw new Error('no disk')
    }
    await choose(file({ target: 'de' }, { quality: 'speed' }))
    await press('Use these settings')
    await text(page.getByRole('alert')).toContain('no disk')
    expect(settings.value.target).toBe('en')
  })
})

test('every setting goes back to how Gloss comes after a question, and comes again', async () => {
  const { settings, overview } = showOptions({
    hash: HASH,
    settings: { target: 'de', rules: { sites: { never: ['a.org'] } } },
    overview: { preferences: { quality: 'speed' } },
  })
  await press('Back to how Gloss comes')
  await press('Keep it')
  expect(settings.value.target).toBe('de')
  await press('Back to how Gloss comes')
  await page.getByRole('group', { name: 'Set everything back?' }).getByRole('button').first().click()
  await says('Every setting is as Gloss comes.')
  expect(settings.value).toMatchObject({ target: 'en', rules: { sites: { never: [] } } })
  expect(overview.value!.preferences).toEqual({})
  await press('Undo')
  await expect.poll(() => settings.value.target).toBe('de')
  expect(settings.value.rules.sites.never).toEqual(['a.org'])
  expect(overview.value!.preferences).toEqual({ quality: 'speed' })
})

describe('everything is deleted', () => {
  test('after a question that says what goes', async () => {
    const { eraseEverything } = showOptions({
      hash: HASH,
      stored: [stored({ id: 'Xenova/opus-mt-de-en', bytes: 53e6 })],
    })
    await says('1 model, 53 MB')
    await says('the permission to read every site')
    await press('Delete everything…')
    await expect.element(page.getByRole('button', { name: 'Keep it' })).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    expect(eraseEverything).not.toHaveBeenCalled()
    await press('Delete everything…')
    await page
      .getByRole('group', { name: /for good/ })
      .getByRole('button')
      .first()
      .click()
    await says('Everything is deleted.')
    expect(eraseEverything).toHaveBeenCalledOnce()
  })

  test('or says why it is not', async () => {
    const { eraseEverything } = showOptions({ hash: HASH })
    eraseEverything.mockRejectedValueOnce(new Error('a file is held'))
    await press('Delete everything…')
    await page
      .getByRole('group', { name: /for good/ })
      .getByRole('button')
      .first()
      .click()
    await text(page.getByRole('alert')).toContain('a file is held')
    expect(page.getByText('Everything is deleted').elements()).toEqual([])
  })
})
