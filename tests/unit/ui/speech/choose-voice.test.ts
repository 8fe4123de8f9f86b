import { describe, expect, test } from 'vitest'
import { type Voice, chooseVoice, localVoices } from '../../../../lib/ui/speech/choose-voice'

const voice = (name: string, lang: string, more: Partial<Voice> = {}): Voice => ({
  name,
  lang,
  localService: true,
  default: false,
  ...more,
})
const remote = { localService: false }
const chosen = (language: string, ...voices: Voice[]) => chooseVoice(voices, language)?.name ?? null

describe('only voices of this computer', () => {
  test('a voice of the network is none, though it is the default and the only one', () => {
    const google = voice('Google français', 'fr-FR', { ...remote, default: true })
    expect(chosen('fr', google)).toBeNull()
    expect(localVoices([google], 'fr')).toEqual([])
    expect(chosen('fr', google, voice('Amélie', 'fr-CA'))).toBe('Amélie')
  })

  test('a voice of another language is none', () => {
    expect(chosen('fr', voice('Anna', 'de-DE'), voice('Nobody', ''))).toBeNull()
    expect(chosen('fr')).toBeNull()
  })
})

test.each([
  ['fr', 'fr_FR'],
  ['no', 'nb-NO'],
  ['he', 'iw-IL'],
  ['zh', 'cmn'],
])('%s is read by a voice that the system calls %s', (language, lang) => {
  expect(chosen(language, voice('it', lang))).toBe('it')
})

describe('of several', () => {
  const american = voice('Samantha', 'en-US')
  const british = voice('Daniel', 'en-GB')

  test('the region that is asked for, else the one the language is mostly written in', () => {
    expect(chosen('en-GB', american, british)).toBe('Daniel')
    expect(chosen('en', british, american)).toBe('Samantha')
    expect(chosen('pt', voice('Joana', 'pt-PT'), voice('Luciana', 'pt-BR'))).toBe('Luciana')
    expect(chosen('zh', voice('Sinji', 'zh-HK'), voice('Tingting', 'zh-CN'))).toBe('Tingting')
    expect(chosen('zh-Hant', voice('Tingting', 'zh-CN'), voice('Meijia', 'zh-TW'))).toBe('Meijia')
  })

  test("the reader's default of the same region, and the system's order after that", () => {
    const alex = voice('Alex', 'en-US', { default: true })
    expect(chosen('en', american, alex)).toBe('Alex')
    expect(chosen('en-GB', alex, british)).toBe('Daniel')
    expect(chosen('en', american, voice('Zoe', 'en-US'))).toBe('Samantha')
  })

  test('one that is made for fun only where there is no other, or the reader has made it the default', () => {
    const albert = voice('Albert', 'en-US')
    expect(chosen('en', albert, british)).toBe('Daniel')
    expect(chosen('en', albert)).toBe('Albert')
    expect(chosen('en', american, { ...albert, default: true })).toBe('Albert')
    expect(chosen('en', voice('Alberta', 'en-US'), british)).toBe('Alberta')
  })
})
