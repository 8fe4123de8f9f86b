import { afterEach, expect, test } from 'vitest'
import { writeInPlace } from '../../../lib/page/write/in-place'
import { createLedger } from '../../../lib/page/write/ledger'
import { collect, page } from '../units/units-fixture'

afterEach(() => document.body.replaceChildren())

test('a reading goes when its word is translated, and comes back with it', () => {
  const body = page('<p>これは<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です</p>')
  const original = body.innerHTML
  const [unit] = collect(body).texts
  const ledger = createLedger()
  const words = ['This is ', 'kanji', '', '']
  expect(writeInPlace(unit!, { rung: 'placed', words, parts: [] }, 'en', ledger)).toBe(true)
  expect(body.innerText).toBe('This is kanji')
  ledger.restore()
  expect(body.innerHTML).toBe(original)
})
