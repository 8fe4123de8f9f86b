import { describe, expect, test } from 'vitest'
import { readAnswer, readSummary } from '../../../../lib/host/reading/read-written'

const points = (text: string, isDone = true, most = 5) => readSummary(text, 'key-points', 'en', most, isDone)
const prose = (text: string, isDone = true, most = 5) => readSummary(text, 'paragraph', 'en', most, isDone)

describe('key points', () => {
  test.each([
    ['- One bee.\n- Two bees.', ['One bee.', 'Two bees.']],
    ['* One bee\n• Two bees', ['One bee', 'Two bees']],
    ['1. One bee.\n2) Two bees.', ['One bee.', 'Two bees.']],
    ['Here are the key points:\n\n- **One** bee.\n- `Two` bees.', ['One bee.', 'Two bees.']],
    ['One bee. Two bees.', ['One bee.', 'Two bees.']],
    ['<think>\nThe user wants - points\n</think>\n- One bee.', ['One bee.']],
    ['- One bee.\n- One bee.\n- ONE BEE.\n- Two.', ['ONE BEE.', 'Two.']],
    ['', []],
  ])('%j', (text, sentences) => {
    expect(points(text)).toEqual({ sentences, unfinished: '' })
  })

  test('as they are written: the last one is not whole before its line has ended', () => {
    expect(points('- One bee.\n- Two', false)).toEqual({ sentences: ['One bee.'], unfinished: 'Two' })
    expect(points('- One bee.\n- Two bees.\n', false)).toEqual({
      sentences: ['One bee.', 'Two bees.'],
      unfinished: '',
    })
    expect(points('<think>I should - write', false)).toEqual({ sentences: [], unfinished: '' })
  })

  test('no more than were wanted, whatever was written', () => {
    const text = Array.from({ length: 1000 }, (_, at) => `- Point ${at}.`).join('\n')
    expect(points(text, true, 3)).toEqual({ sentences: ['Point 0.', 'Point 1.', 'Point 2.'], unfinished: '' })
    expect(points(text, false, 3).unfinished).toBe('')
  })
})

describe('prose', () => {
  test.each([
    ['Summary:\nBees dance. They sing.', ['Bees dance.', 'They sing.']],
    ['# Bees\nBees *dance* well.', ['Bees Bees dance well.']],
    ['“Bees dance.”', ['Bees dance.']],
    ['<b>Bees</b> dance.', ['<b>Bees</b> dance.']],
  ])('%j', (text, sentences) => {
    expect(prose(text)).toEqual({ sentences, unfinished: '' })
  })

  test('as it is written', () => {
    expect(prose('Bees dance. They', false)).toEqual({ sentences: ['Bees dance.'], unfinished: 'They' })
  })
})

describe('answers', () => {
  const read = (text: string, isDone = true) => readAnswer(text, 'en', 4, 3, isDone)

  test.each([
    [
      'Bees dance [1]. They sing [2][3].',
      [
        ['Bees dance.', [1]],
        ['They sing.', [2, 3]],
      ],
    ],
    [
      'Bees dance. [1, 2] They sing.',
      [
        ['Bees dance.', [1, 2]],
        ['They sing.', []],
      ],
    ],
    ['Bees dance [7] [0] [2].', [['Bees dance.', [2]]]],
    ['Bees [1] dance [1].', [['Bees dance.', [1]]]],
  ])('%j', (text, expected) => {
    expect(read(text).sentences.map(({ text, named }) => [text, named])).toEqual(expected)
  })

  test('a mark that is being written is not shown', () => {
    expect(read('Bees dance [1]. They sing [2', false)).toEqual({
      sentences: [{ text: 'Bees dance.', named: [1] }],
      unfinished: 'They sing',
    })
  })
})
