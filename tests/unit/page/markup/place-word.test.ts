/** A word's place in the translation of its sentence, by what it is translated to alone. */
import { expect, test } from 'vitest'
import { placeWord } from '../../../../lib/page/markup/place-word'

const LIBRARY = 'La [bibliothèque] est ouverte tous les jours.'

test.each([
  [LIBRARY, 'The library is open every day.', 'library', 'library'],
  [LIBRARY, 'The library is open every day.', 'Library.', 'library'],
  [LIBRARY, 'The library is open every day.', 'The library', 'The library'],
  // What the small model that comes with Gloss makes of it.
  [LIBRARY, 'The library is open every day.', 'I have a library', 'library'],
  [LIBRARY, 'The library is open every day.', 'bookshop', null],
  ['[Marie] dort.', 'Marie is asleep.', 'Mary', 'Marie'],
  ['Un chien suit un [chien].', 'A dog follows a dog.', 'dog', 'dog'],
  ['[図書館]は毎日開いています。', 'The library is open every day.', 'Library', 'library'],
  ['The [library] is open.', '图书馆开放。', '图书馆', '图书馆'],
])('%s: %s, by %s', (marked, translation, own, expected) => {
  const start = marked.indexOf('[')
  const sentence = { text: marked.replace(/[[\]]/g, ''), start, end: marked.indexOf(']') - 1 }
  const place = placeWord(sentence, translation, own)
  expect(place && translation.slice(place.start, place.end)).toBe(expected)
})

test('of two places the one that stands where the word does', () => {
  const translation = 'A dog follows a dog.'
  expect(placeWord({ text: 'Un chien suit un chien.', start: 17, end: 22 }, translation, 'dog')).toEqual({
    start: 16,
    end: 19,
  })
})
