import { expect, test } from 'vitest'
import { siteOf, withSite } from '../../../lib/settings/sites'

test.each([
  ['https://www.Example.org:8080/path?query#hash', 'example.org'],
  ['http://user:secret@example.org./', 'example.org'],
  ['example.org', 'example.org'],
  [' www.example.org/page ', 'example.org'],
  ['https://news.example.org', 'news.example.org'],
  ['https://www.com/', 'www.com'],
  ['http://localhost:3000', 'localhost'],
  ['http://127.0.0.1:80', '127.0.0.1'],
  ['https://müller.de/', 'xn--mller-kva.de'],
])('%s is of the site %s', (address, site) => expect(siteOf(address)).toBe(site))

test.each(['', '   ', 'chrome://settings', 'file:///home/a.html', 'about:blank', 'https://', 'not a host'])(
  '"%s" is of none',
  (address) => expect(siteOf(address)).toBeNull(),
)

test('a site is on a list once, or not', () => {
  expect(withSite(['a.org'], 'a.org', true)).toEqual(['a.org'])
  expect(withSite(['a.org', 'b.org'], 'a.org', false)).toEqual(['b.org'])
})
