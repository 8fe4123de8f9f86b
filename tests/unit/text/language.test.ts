import { describe, expect, test } from 'vitest'
import { type Detection, canonicalTag, detectLanguage, sameLanguage } from '../../../lib/text/language'

const says = (isReliable: boolean, ...languages: [string, number][]) => {
  const seen: string[] = []
  const detector = async (text: string): Promise<Detection> => {
    seen.push(text)
    return { isReliable, languages: languages.map(([language, percentage]) => ({ language, percentage })) }
  }
  return { detector, seen }
}

describe('detectLanguage', () => {
  test('a reliable detection wins over a page that declares another language', async () => {
    expect(await detectLanguage('Bonjour', 'en', says(true, ['fr', 99]).detector)).toBe('fr')
  })

  test('an unreliable one yields to what the page declares', async () => {
    expect(await detectLanguage('Table', 'fr', says(false, ['en', 60]).detector)).toBe('fr')
  })

  test('unless it is what the writer reads: a short text in an editor of a foreign page', async () => {
    const { detector } = says(false, ['en', 100])
    expect(await detectLanguage('See you soon.', 'fr', detector, 'en-GB')).toBe('en')
    expect(await detectLanguage('See you soon.', 'fr', detector, 'de')).toBe('fr')
  })

  test('without a declared language the best guess counts, whatever the order', async () => {
    expect(
      await detectLanguage('Table', null, says(false, ['und', 80], ['nl', 5], ['en', 15]).detector),
    ).toBe('en')
  })

  test('nothing known is null', async () => {
    expect(await detectLanguage('123', null, says(false).detector)).toBeNull()
    expect(await detectLanguage('123', null, says(true, ['und', 100]).detector)).toBeNull()
    expect(await detectLanguage('123', '', says(false).detector)).toBeNull()
  })

  test('the declared region is kept where the detector agrees on the language', async () => {
    expect(await detectLanguage('Olá', 'pt-br', says(true, ['pt', 90]).detector)).toBe('pt-BR')
  })

  test('old codes become current ones', async () => {
    expect(await detectLanguage('שלום', null, says(true, ['iw', 90]).detector)).toBe('he')
  })

  test('a detector that throws leaves the declared language', async () => {
    expect(await detectLanguage('x', 'de', () => Promise.reject(new Error('gone')))).toBe('de')
  })

  test('the detector sees a few thousand characters and no half surrogate pair', async () => {
    const { detector, seen } = says(true, ['en', 90])
    await detectLanguage('a' + '😀'.repeat(50_000), null, detector)
    expect(seen[0]!.length).toBeLessThan(5000)
    expect(seen[0]!.isWellFormed()).toBe(true)
    expect(seen[0]).not.toContain('\uFFFD')
  })

  test('a lone surrogate in the text does not reach the detector', async () => {
    const { detector, seen } = says(true, ['en', 90])
    await detectLanguage('a\uD83Db', null, detector)
    expect(seen[0]!.isWellFormed()).toBe(true)
  })
})

test.each([
  ['en-GB', 'en', true],
  ['zh-Hant', 'zh-Hans', true],
  ['EN', 'en_US', true],
  ['iw', 'he', true],
  ['no', 'nb', true],
  ['no', 'nn', false],
  ['en', 'fr', false],
])('sameLanguage(%s, %s) is %s', (one, other, same) => {
  expect(sameLanguage(one, other)).toBe(same)
})

test.each([
  ['fr', 'fr'],
  ['FR_ca', 'fr-CA'],
  [' de ', 'de'],
  ['und', null],
  ['zxx', null],
  ['english', null],
  ['*', null],
  ['', null],
])('canonicalTag(%j) is %j', (tag, canonical) => {
  expect(canonicalTag(tag)).toBe(canonical)
})

test('the detector is given each sentence once', async () => {
  let given = ''
  await detectLanguage('Il faisait chaud. '.repeat(50) + 'Le ciel était bleu.', null, async (text) => {
    given = text
    return { isReliable: true, languages: [{ language: 'fr', percentage: 100 }] }
  })
  expect(given).toBe('Il faisait chaud. Le ciel était bleu.')
})
