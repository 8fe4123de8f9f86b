import { expect, test } from 'vitest'
import { BatchProgress } from '../../../lib/host/batch-progress'
import { growingBatches, sentencesOf } from '../../../lib/host/batches'
import type { TranslateEvent } from '../../../lib/messaging/contract'

test('one, four, sixteen, sixteen', () => {
  const sizes = (count: number) => growingBatches(Array.from({ length: count })).map((batch) => batch.length)
  expect(sizes(0)).toEqual([])
  expect(sizes(1)).toEqual([1])
  expect(sizes(3)).toEqual([1, 2])
  expect(sizes(40)).toEqual([1, 4, 16, 16, 3])
})

test('sentences know their text and which is its last', () => {
  expect(sentencesOf(['Un. Deux.', '\nTrois.'], 'fr')).toEqual([
    { index: 0, text: 'Un.', after: ' ', isLast: false },
    { index: 0, text: 'Deux.', after: '', isLast: true },
    { index: 1, text: '', after: '\n', isLast: false },
    { index: 1, text: 'Trois.', after: '', isLast: true },
  ])
})

test('sentences are told in order, whatever order they are done in; partials only of the one that is next', () => {
  const told: TranslateEvent[] = []
  const progress = new BatchProgress(sentencesOf(['Un. Deux. Trois.'], 'fr'), (event) => told.push(event))
  progress.partial(1, 'Tw')
  progress.done(1, 'Two.')
  progress.partial(0, 'On')
  expect(progress.open()).toEqual([0, 2])
  progress.done(0, 'One.')
  progress.done(2, 'Three.')
  expect(told).toEqual([
    { type: 'partial', index: 0, text: 'On' },
    { type: 'sentence', index: 0, text: 'One. ', done: false },
    { type: 'sentence', index: 0, text: 'Two. ', done: false },
    { type: 'sentence', index: 0, text: 'Three.', done: true },
  ])
  expect(progress.open()).toEqual([])
})

test('white space in front of a text is told at once', () => {
  const told: TranslateEvent[] = []
  const progress = new BatchProgress(sentencesOf(['\n\nUn.'], 'fr'), (event) => told.push(event))
  expect(told).toEqual([{ type: 'sentence', index: 0, text: '\n\n', done: false }])
  expect(progress.open()).toEqual([1])
})
