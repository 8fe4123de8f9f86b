import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { halve } from '../../../lib/text/sentences-halve'

const joined = (pieces: { text: string; after: string }[]) =>
  pieces.map((piece) => piece.text + piece.after).join('')

describe('halve', () => {
  test.each([
    ['quand il pleut, je reste à la maison', ['quand il pleut,', 'je reste à la maison']],
    ['un deux trois quatre', ['un deux', 'trois quatre']],
    ['aaaaaa', ['aaa', 'aaa']],
    ['a', ['a']],
    ['Il a payé 1,234,567.89 euros comptant', ['Il a payé 1,234,567.89', 'euros comptant']],
    ['Elle a gagné 1 000 000 euros hier', ['Elle a gagné', '1 000 000 euros hier']],
    ['12 34 56 78', ['12 34', '56 78']],
    ['今日はとても良い天気です', ['今日はとても', '良い天気です']],
    ['ฉันอยากไปเที่ยวทะเล', ['ฉันอยากไป', 'เที่ยวทะเล']],
    ['👩‍👩‍👧👩‍👩‍👧', ['👩‍👩‍👧', '👩‍👩‍👧']],
  ])('%j', (text, expected) => expect(halve(text).map((piece) => piece.text)).toEqual(expected))

  test('ends on a text that has no border at all, however long', () => {
    let longest = 'a'.repeat(50_000)
    for (let step = 0; longest.length > 1; step++) {
      const [first, second] = halve(longest)
      expect(first!.text.length + second!.text.length).toBe(longest.length)
      longest = first!.text.length > second!.text.length ? first!.text : second!.text
      expect(step).toBeLessThan(50)
    }
  })

  test('never cuts a character in two, and both halves are shorter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 2 }), (given) => {
        const halves = halve(given)
        expect(joined(halves)).toBe(given)
        if (halves.length === 1) return
        for (const { text } of halves) {
          expect(text.length).toBeLessThan(given.length)
          expect(text.isWellFormed()).toBe(given.isWellFormed())
        }
      }),
    )
  })
})
