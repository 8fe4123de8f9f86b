import { describe, expect, test } from 'vitest'
import { readsTheSame, withScript } from '../../../lib/text/script'

describe('withScript', () => {
  test.each([
    ['zh', '這個國家的歷史還沒有說完', 'zh-Hant'],
    ['zh', '这个国家的历史还没有说完', 'zh'],
    ['zh', '人山水', 'zh'],
    ['zh-TW', '这个国家', 'zh-TW'],
    ['zh-Hans', '這個國家', 'zh-Hans'],
    ['sr', 'Kako je počela cela priča', 'sr-Latn'],
    ['sr', 'Како је почела цела прича', 'sr'],
    ['de', 'Wie die Geschichte begann', 'de'],
    ['not a tag', 'x', 'not a tag'],
  ])('%s over %s is %s', (tag, text, expected) => expect(withScript(tag, text)).toBe(expected))
})

describe('readsTheSame', () => {
  test.each([
    ['en', 'en-GB'],
    ['zh', 'zh-CN'],
    ['zh-Hant', 'zh-TW'],
    ['zh-HK', 'zh-TW'],
    ['no', 'nb'],
    ['sr', 'sr-Cyrl'],
    ['pt-BR', 'pt-PT'],
  ])('%s and %s', (one, other) => expect(readsTheSame(one, other)).toBe(true))

  test.each([
    ['zh-Hans', 'zh-Hant'],
    ['zh', 'zh-TW'],
    ['sr-Latn', 'sr'],
    ['sr-Latn', 'sr-Cyrl'],
    ['en', 'de'],
  ])('not %s and %s', (one, other) => expect(readsTheSame(one, other)).toBe(false))
})
