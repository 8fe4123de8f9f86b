import { expect, test } from 'vitest'
import { estimatedTokens, sentencesOf } from '../../../lib/host/request-sentences'

test('sentences know their text and which is its last', () => {
  expect([...sentencesOf(['Un. Deux.', '\nTrois.'], 'fr')]).toEqual([
    { index: 0, text: 'Un.', after: ' ', isLast: false },
    { index: 0, text: 'Deux.', after: '', isLast: true },
    { index: 1, text: '', after: '\n', isLast: false },
    { index: 1, text: 'Trois.', after: '', isLast: true },
  ])
})

test('a text is cut when it is asked for, and not before', () => {
  const texts = ['Un.']
  const sentences = sentencesOf(texts, 'fr')
  texts.push('Deux.')
  expect([...sentences].map(({ text }) => text)).toEqual(['Un.', 'Deux.'])
})

test('a longer text has more tokens, in any script, and none has none', () => {
  expect(estimatedTokens('')).toBe(1)
  expect(estimatedTokens('La lettre était écrite en anglais.')).toBe(10)
  expect(estimatedTokens('这封信是用英语写的。')).toBe(9)
})
