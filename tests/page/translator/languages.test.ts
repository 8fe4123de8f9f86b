/** In a browser, for the elements around units; its detector is an extension's, and here a table. */
import { expect, test } from 'vitest'
import { Languages, type PageLanguages, pageLanguage, sampleOf } from '../../../lib/page/translator/languages'
import type { Unit } from '../../../lib/page/units/unit'
import type { Detector } from '../../../lib/text/language'

const GERMAN =
  'Die Geschichte der Stadt beginnt mit einem kleinen Markt am Fluss, an dem sich zwei alte Wege kreuzten.'
const FRENCH =
  'La ville a commencé par un petit marché au bord du fleuve, là où se croisaient deux anciennes routes.'
const ENGLISH =
  'The town began as a small market by the river, at the place where two very old roads crossed each other.'
const KANJI = '東京都交通局都営地下鉄大江戸線都庁前駅構内図案内所営業時間変更予定表年末年始特別運行情報'

const KNOWN: [string, string][] = [
  ['Stadt', 'de'],
  ['ville', 'fr'],
  ['town', 'en'],
  ['東京都', 'zh'],
]
const detector: Detector = async (text) => {
  const language = KNOWN.find(([word]) => text.includes(word))?.[1]
  return {
    isReliable: language !== undefined,
    languages: [{ language: language ?? 'la', percentage: 90 }],
  }
}

function unit(
  text: string,
  { language = null, container = document.createElement('p'), ...change }: Partial<Unit> = {},
): Unit {
  return {
    kind: 'attribute',
    name: 'title',
    id: text,
    root: document,
    text,
    language,
    container,
    isHidden: false,
    ...change,
  } as Unit
}

const on = (change: Partial<PageLanguages> = {}, detect = detector) =>
  new Languages({ page: 'de', declared: 'de', target: 'en', ...change }, detect)

/** Two paragraphs of one parent. */
function neighbours(): [HTMLElement, HTMLElement] {
  const post = document.createElement('article')
  post.innerHTML = '<p></p><p></p>'
  return [post.children[0] as HTMLElement, post.children[1] as HTMLElement]
}

test('a short text is in the language of the page, whatever a detector would guess', async () => {
  const asked: string[] = []
  const languages = on({}, (text) => (asked.push(text), detector(text)))
  expect(await languages.of(unit('OK', { language: 'de' }))).toEqual({ source: 'de', skip: null })
  expect(await languages.of(unit('Stadt'))).toEqual({ source: 'de', skip: null })
  expect(asked).toEqual([])
})

test('a long one is in its own, though it inherits the lang of the page', async () => {
  expect((await on().of(unit(FRENCH, { language: 'de' }))).source).toBe('fr')
  expect((await on().of(unit(FRENCH))).source).toBe('fr')
  expect((await on().of(unit('x '.repeat(100), { language: 'de' }))).source).toBe('de')
})

test('a shorter one only where that decides whether the reader understands it', async () => {
  const [german, french, english] = [
    'Sie ist die älteste Stadt an diesem langen Fluss im Norden.',
    'Elle est la plus ancienne ville au bord de ce long fleuve.',
    'It is the oldest town by this long river up in the north.',
  ]
  expect((await on().of(unit(english))).skip).toBe('same-language')
  expect((await on({ page: 'en', declared: null }).of(unit(german))).source).toBe('de')
  expect((await on().of(unit(french))).source).toBe('de')
})

test('what is declared near it counts where it is not what the page declares', async () => {
  expect((await on().of(unit(GERMAN, { language: 'fr' }))).source).toBe('fr')
  expect((await on().of(unit('Hola', { language: 'es-MX' }))).source).toBe('es-MX')
})

test('a page that declares a wrong language: the detector’s verdict holds for what inherits it', async () => {
  expect((await on({ page: 'de', declared: 'en' }).of(unit('Markt', { language: 'en' }))).source).toBe('de')
})

test('the region that the page declares is kept', async () => {
  expect((await on({ page: 'de-AT', declared: 'de-AT' }).of(unit(GERMAN))).source).toBe('de-AT')
})

test('a short text follows its neighbours', async () => {
  const languages = on()
  const [first, second] = neighbours()
  await languages.of(unit(FRENCH, { container: first }))
  expect((await languages.of(unit('Répondre', { container: second }))).source).toBe('fr')
  expect((await languages.of(unit('Antworten'))).source).toBe('de')
})

test('what the reader reads anyway is left alone; another script is not', async () => {
  expect(await on().of(unit(ENGLISH))).toEqual({ source: 'en', skip: 'same-language' })
  expect((await on().of(unit('Hi', { language: 'en-GB' }))).skip).toBe('same-language')
  const chinese = on({ page: 'zh', declared: 'zh', target: 'zh-Hant' })
  expect((await chinese.of(unit('这个国家'))).skip).toBeNull()
  expect((await chinese.of(unit('這個國家'))).skip).toBe('same-language')
  expect((await on({ target: 'sr-Cyrl' }).of(unit('Priča', { language: 'sr' }))).skip).toBeNull()
})

test('a heading in Kanji alone stays Japanese on a Japanese page', async () => {
  expect((await on({ page: 'ja', declared: null }).of(unit(KANJI))).source).toBe('ja')
  expect((await on({ page: 'de', declared: null }).of(unit(KANJI))).source).toMatch(/^zh/)
})

test('a language without a model is left out, unless it is the page’s own', async () => {
  const languages = on()
  expect(languages.leaveOut('fr')).toBe(true)
  expect(await languages.of(unit(FRENCH))).toEqual({ source: 'fr', skip: 'no-model' })
  expect(languages.leaveOut('de-CH')).toBe(false)
  expect((await languages.of(unit(GERMAN))).skip).toBeNull()
})

test('the page’s language is that of its text, not of its labels, and not what it declares', async () => {
  const units = [unit('Menu'), unit(FRENCH, { isHidden: true }), unit(GERMAN)]
  expect(sampleOf(units).startsWith(GERMAN)).toBe(true)
  expect(await pageLanguage(units.slice(0, 1).concat(units[2]!), 'en', detector)).toBe('de')
  expect(await pageLanguage([unit('Menu')], 'fr', detector)).toBe('fr')
  expect(await pageLanguage([unit(FRENCH, { language: 'fr' }), unit(GERMAN)], 'de', detector)).toBe('de')
  expect(await pageLanguage([], null, async () => ({ isReliable: false, languages: [] }))).toBeNull()
})
