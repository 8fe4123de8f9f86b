import { beforeEach, expect, test } from 'vitest'
import { OrderedSentences } from '../../../lib/host/ordered-sentences'
import { sentencesOf } from '../../../lib/host/request-sentences'
import type { TranslateEvent } from '../../../lib/messaging/contract'

let told: TranslateEvent[]
let ordered: OrderedSentences

beforeEach(() => {
  told = []
  ordered = new OrderedSentences((event) => told.push(event))
})

const add = (texts: string[]) => [...sentencesOf(texts, 'fr')].map((sentence) => ordered.add(sentence))

test('sentences are told in order, whatever order they are done in; partials only of the one that is next', () => {
  const [un, deux, trois] = add(['Un. Deux. Trois.'])
  ordered.partial(deux!, 'Tw')
  ordered.done(deux!, 'Two.')
  ordered.partial(un!, 'On')
  ordered.done(un!, 'One.')
  ordered.done(trois!, 'Three.')
  expect(told).toEqual([
    { type: 'partial', index: 0, text: 'On' },
    { type: 'sentence', index: 0, text: 'One. ', done: false },
    { type: 'sentence', index: 0, text: 'Two. ', done: false },
    { type: 'sentence', index: 0, text: 'Three.', done: true },
  ])
})

test('white space in front of a text is told at once, but not before its turn', () => {
  const [space] = add(['\n\nUn.'])
  expect(space).toBe(0)
  expect(told).toEqual([{ type: 'sentence', index: 0, text: '\n\n', done: false }])
  add(['\n\nDeux.'])
  expect(told).toHaveLength(1)
  ordered.done(1, 'One.')
  expect(told.map((event) => 'text' in event && event.text)).toEqual(['\n\n', 'One.', '\n\n'])
})

test('what is added after others were told goes on from there', () => {
  const [un] = add(['Un.'])
  ordered.done(un!, 'One.')
  const [deux] = add(['Deux.'])
  ordered.done(deux!, 'Two.')
  expect(told.map((event) => 'text' in event && event.text)).toEqual(['One.', 'Two.'])
})
