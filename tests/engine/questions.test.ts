/** Over a hundred questions about articles in six languages, held against the reference (tests/fixtures/questions/make.py). */
import { expect, test } from 'vitest'
import type { Rung } from '../../lib/messaging/contract'
import ar from '../fixtures/articles/ar.json'
import de from '../fixtures/articles/de.json'
import en from '../fixtures/articles/en.json'
import fr from '../fixtures/articles/fr.json'
import ja from '../fixtures/articles/ja.json'
import ru from '../fixtures/articles/ru.json'
import table from '../fixtures/questions/answers.json'
import { loadedRealm, never } from './realm-fixture'

const FOLDER = 'tests/fixtures/models/tiny-bert-qa'
const FP32: Rung = { device: 'wasm', dtype: 'fp32', threads: 1 }
const articles: Record<string, { blocks: { text: string }[] }> = { ar, de, en, fr, ja, ru }

test('there are questions enough, in every language', () => {
  expect(table.answers.length).toBeGreaterThanOrEqual(100)
  expect(new Set(table.answers.map(({ article }) => article))).toEqual(new Set(Object.keys(articles)))
})

test.each(Object.keys(articles))(
  '%s: every answer is the reference’s, to the character',
  async (language) => {
    const context = articles[language]!.blocks.map(({ text }) => text).join('\n')
    using loaded = await loadedRealm('test/tiny-bert-qa', FOLDER, ['model.onnx'], FP32, 'question-answering')
    for (const { question, answer, start, end, score, windows } of table.answers.filter(
      ({ article }) => article === language,
    )) {
      for await (const event of loaded.realm.answer({ question, context }, never)) {
        if (event.type !== 'answered') continue
        expect({ question, ...event.result, windows: event.figures.windows }).toEqual({
          question,
          answer,
          start,
          end,
          score: expect.closeTo(score, 3),
          nullScore: expect.any(Number),
          windows: windows.length,
        })
        expect(context.slice(start, end)).toBe(answer)
      }
    }
  },
)
