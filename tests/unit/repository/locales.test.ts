/** The words of every language: whole, of one kind with the English ones, and none that nobody says. */
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Messages, messagesOf } from '../../fixtures/locale-words'

const ROOT = join(import.meta.dirname, '../../..')
const CATEGORIES = /^(.*)_(zero|one|two|few|many|other)$/

const files = readdirSync(join(ROOT, 'locales'))
const locales = new Map(
  files.map((file) => [
    basename(file, '.yml'),
    messagesOf(readFileSync(join(ROOT, 'locales', file), 'utf8')),
  ]),
)
const english = locales.get('en') as Messages
const others = [...locales].filter(([name]) => name !== 'en')

/** `models_count` of `models_count_few`; the key itself where no number is said. */
const baseOf = (key: string) => CATEGORIES.exec(key)?.[1] ?? key
const categoryOf = (key: string) => CATEGORIES.exec(key)?.[2]
const placeholdersOf = (sentence: string) => new Set(sentence.match(/\{\w+\}|%s|\$\d|&(?=\w)/g))

/** As many whole numbers as CLDR's rules tell apart, and more. */
const NUMBERS = Array.from({ length: 1000 }, (_, number) => number)

test('Gloss speaks ten languages, named as Chrome names them', () => {
  expect(new Set(locales.keys())).toEqual(
    new Set(['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'pt_BR', 'ru', 'zh_CN']),
  )
  for (const [name, messages] of locales) expect(messages['locale']).toBe(name.replace('_', '-'))
})

describe.each([...locales])('%s', (name, messages) => {
  const rules = new Intl.PluralRules(messages['locale'])
  const counted = Object.keys(english)
    .filter((key) => categoryOf(key) === 'other')
    .map(baseOf)

  test('has the sentences of English, no more and no fewer', () => {
    expect(new Set(Object.keys(messages).map(baseOf))).toEqual(new Set(Object.keys(english).map(baseOf)))
    expect(Object.values(messages).filter((sentence) => sentence.trim() === '')).toEqual([])
  })

  test.each(counted)('%s has every plural form of the language', (key) => {
    const forms = Object.keys(messages)
      .filter((other) => baseOf(other) === key)
      .map(categoryOf)
    expect(new Set(forms)).toEqual(new Set(rules.resolvedOptions().pluralCategories))
  })

  test('fills in what English fills in', () => {
    const wrong = Object.entries(messages).flatMap(([key, sentence]) => {
      const expected = placeholdersOf(english[key] ?? english[`${baseOf(key)}_other`] ?? '')
      const category = categoryOf(key)
      if (category) {
        // A form that stands for one number only may say it in words.
        const numbers = NUMBERS.filter((number) => rules.select(number) === category)
        for (const place of placeholdersOf(english[`${baseOf(key)}_other`] ?? '')) expected.add(place)
        if (numbers.length === 1 && !sentence.includes('{count}')) expected.delete('{count}')
      }
      const found = placeholdersOf(sentence)
      const isSame = found.size === expected.size && [...found].every((place) => expected.has(place))
      return isSame ? [] : [`${key}: ${[...found].join()} instead of ${[...expected].join()}`]
    })
    expect(wrong).toEqual([])
  })

  test('is calm', () => {
    const loud =
      /[!！¡]|人工智能|人工知能|ذكاء|\bplease\b|\bbitte\b|veuillez|s[’']il vous|por favor|per favore|пожалуйста|请(?!求)/iu
    // In capitals: "ai" is a word of Italian.
    const fashionable = /\b(AI|KI|IA)\b|(?<!\p{L})ИИ(?!\p{L})/u
    const sentences = Object.entries(messages)
    expect(sentences.filter(([, said]) => loud.test(said) || fashionable.test(said))).toEqual([])
  })

  test('carries no marks of markup, and no line breaks', () => {
    expect(Object.entries(messages).filter(([, sentence]) => /<|\n|&\w+;/.test(sentence))).toEqual([])
    expect(name).not.toMatch(/-/)
  })
})

test('no line of French begins with a mark of punctuation, or ends with an opening one', () => {
  const sentences = Object.entries(locales.get('fr') as Messages)
  expect(sentences.filter(([, sentence]) => / [;:?»]|« /.test(sentence))).toEqual([])
})

/** The same in every language: names and signs. */
const SAME = new Set(
  (
    'extension_name popup_title translate_title sidePanel_title options_name bubble_labelNotice offer_hub hardware_fp16 ' +
    'download_rate'
  ).split(' '),
)
const FIGURES = /^[\s\p{P}\p{S}\d]*$/u
const UNITS = /^\{count\} (s|min|tokens\/s)$/

/** Sentences that a language shares with English, letter for letter. */
const SHARED: Record<string, string> = {
  de: 'download_pause hardware_title hardware_threads hardware_browser pageBar_original models_commit own_text',
  es: 'hardware_title pageBar_original options_general',
  fr:
    'download_pause hardware_threads hardware_threadCount_other pageBar_original models_commit models_licence sidePanel_long ' +
    'sidePanel_sources sidePanel_licence offer_licence listing_licence licences_heading licences_title own_question ' +
    'engineSettings_idleMinutes_other',
  it: 'hardware_title hardware_browser hardware_threadCount_one hardware_cores_one options_privacy',
  pt_BR: 'hardware_title hardware_threads hardware_threadCount_other pageBar_original',
}

describe.each(others)('%s', (name, messages) => {
  const inEnglish = Object.entries(messages).flatMap(([key, sentence]) => {
    const isFigure = UNITS.test(sentence) || FIGURES.test(sentence.replaceAll(/\{\w+\}/g, ''))
    return sentence === english[key] && !SAME.has(key) && !isFigure ? [key] : []
  })

  test('leaves nothing in English but what it shares with it, word by word', () => {
    expect(new Set(inEnglish)).toEqual(new Set(SHARED[name]?.split(' ')))
  })
})

test('what is the same in every language is, in one at least', () => {
  const isSame = (key: string) => others.some(([, messages]) => messages[key] === english[key])
  expect([...SAME].filter((key) => !isSame(key))).toEqual([])
})

describe('what the code says', () => {
  const sources = ['lib', 'entrypoints'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(join(ROOT, folder, file), 'utf8')),
  )
  sources.push(readFileSync(join(ROOT, 'wxt.config.ts'), 'utf8'))
  const code = sources.join('\n')
  const errors = readFileSync(join(ROOT, 'lib/messaging/errors.ts'), 'utf8')

  test('every sentence is said somewhere', () => {
    const dashed = (word: string) => word.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const isSaid = (key: string) => {
      const dotted = key.replaceAll('_', '.')
      if (code.includes(`'${dotted}'`) || code.includes(`__MSG_${key}__`)) return true
      // An error's key is made of its code, see lib/ui/error-sentence.ts.
      const [room, ...rest] = key.split('_')
      const word = rest.at(-1) ?? ''
      return room === 'error' && (errors.includes(`'${dashed(word)}'`) || code.includes(`'${word}'`))
    }
    const bases = new Set(Object.keys(english).map(baseOf))
    expect([...bases].filter((key) => !isSaid(key))).toEqual([])
  })

  test('no sentence is missing', () => {
    const said = code.matchAll(/\b(?:words|counted)\(\s*(?:[\w.]+ (?:===|>|<|!==) [^?]+\? )?'([\w.]+)'/g)
    const bases = new Set(Object.keys(english).map(baseOf))
    const keys = [...said].map(([, key = '']) => key.replaceAll('.', '_'))
    expect(keys.length).toBeGreaterThan(300)
    expect(keys.filter((key) => !bases.has(key))).toEqual([])
  })
})
