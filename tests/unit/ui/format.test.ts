import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import {
  byteSize,
  duration,
  hostName,
  languageName,
  pairName,
  placeName,
  rate,
  roughTime,
  timeThrough,
} from '../../../lib/ui/format'
import { getMessage } from '../../fixtures/english-words'

beforeEach(() => {
  fakeBrowser.i18n.getMessage = getMessage as typeof fakeBrowser.i18n.getMessage
})

test.each([
  [0, '0 MB'],
  [310_000, '0.3 MB'],
  [2_146_000, '2.1 MB'],
  [14_627_963, '15 MB'],
  [999_000_000, '999 MB'],
  [2_147_483_648, '2.1 GB'],
  [80_900_000_000, '81 GB'],
])('%d bytes are %s', (bytes, shown) => expect(byteSize(bytes)).toBe(shown))

test.each([
  [3, '0.1 s'],
  [412, '0.4 s'],
  [9_960, '10 s'],
  [42_300, '42 s'],
  [150_000, '3 min'],
])('%d ms are %s', (milliseconds, shown) => expect(duration(milliseconds)).toBe(shown))

test.each([
  [3, 'a few seconds'],
  [37, 'about 40 seconds'],
  [58, 'about 1 minute'],
  [130, 'about 2 minutes'],
  [9000, 'about 3 hours'],
])('an estimate of %d s is %s', (seconds, shown) => expect(roughTime(seconds)).toBe(shown))

test.each([
  ['huggingface.co', 'Hugging Face'],
  ['https://huggingface.co', 'Hugging Face'],
  ['https://mirror.example:8080', 'mirror.example:8080'],
  ['hub.example', 'hub.example'],
])('models from %s come from %s', (host, shown) => expect(hostName(host)).toBe(shown))

test.each([
  [4.23, '4.2'],
  [41.7, '42'],
  [1234.5, '1,235'],
])('a rate of %d is %s', (perSecond, shown) => expect(rate(perSecond)).toBe(shown))

test.each([
  ['fr', 'French'],
  ['zh-Hant', 'Traditional Chinese'],
  ['qqx', 'qqx'],
  ['not a tag', 'not a tag'],
  ['', ''],
])('the language %s is %s', (tag, name) => expect(languageName(tag)).toBe(name))

test('a pair is two names', () => expect(pairName('fr', 'en')).toBe('French → English'))

test.each([
  ['https://example.org:8080/a?b', 'example.org:8080'],
  ['chrome://settings/privacy', 'chrome://settings'],
  ['file:///home/me/r%C3%A9sum%C3%A9.pdf', 'résumé.pdf'],
  ['file:///bad%E9.pdf', 'bad%E9.pdf'],
  ['about:blank', 'about:blank'],
  ['nonsense', ''],
])('%s is called %s', (url, name) => expect(placeName(url)).toBe(name))

test('a translation that went through another language says so', () => {
  expect(timeThrough(412, 'en')).toBe('through English · 0.4 s')
  expect(timeThrough(412, undefined)).toBe('0.4 s')
})
