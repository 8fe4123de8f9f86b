/** Over a hundred questions about articles in six languages, held against the reference (tests/fixtures/questions/make.py). */
import { expect, test } from 'vitest'
import { type Answerer, findAnswer } from '../../lib/host/reading/find-answer'
import { readPassages } from '../../lib/host/reading/page-sentences'
import type { ReadingWork } from '../../lib/host/reading/reading-work'
import type { Rung } from '../../lib/messaging/contract'
import { bestAnswer } from '../../lib/text/answers'
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
const languages = Object.keys(articles)

const answerer = () => loadedRealm('test/tiny-bert-qa', FOLDER, ['model.onnx'], FP32, 'question-answering')
const askedOf = (language: string) => table.answers.filter(({ article }) => article === language)

test('there are questions enough, in every language, with an answer and without one', () => {
  expect(table.answers.length).toBeGreaterThanOrEqual(100)
  expect(new Set(table.answers.map(({ article }) => article))).toEqual(new Set(languages))
  for (const found of [table.answers, table.answers.map(({ ofBlocks }) => ofBlocks)]) {
    const answered = found.filter(({ isAnswered }) => isAnswered).length
    expect(answered).toBeGreaterThan(25)
    expect(answered).toBeLessThan(found.length - 25)
  }
})

test.each(languages)(
  '%s: of the whole article every answer is the reference’s, to the character, or none',
  async (language) => {
    const context = articles[language]!.blocks.map(({ text }) => text).join('\n')
    using loaded = await answerer()
    for (const { question, answer, start, end, score, nullScore, isAnswered, windows } of askedOf(language)) {
      for await (const event of loaded.realm.answer({ question, context }, never)) {
        if (event.type !== 'answered') continue
        expect({ question, ...event.result, windows: event.figures.windows }).toEqual({
          question,
          answer,
          start,
          end,
          score: expect.closeTo(score, 3),
          nullScore: expect.closeTo(nullScore, 3),
          windows,
        })
        expect(context.slice(start, end)).toBe(answer)
        const found = bestAnswer([event.result], table.nullThreshold)
        expect({ question, isAnswered: found !== null }).toEqual({ question, isAnswered })
      }
    }
  },
)

test.each(languages)(
  '%s: of its passages, as the side panel reads them, every answer is the reference’s, or none',
  async (language) => {
    const given = articles[language]!.blocks.map(({ text }, at) => ({ id: `p${at}`, text }))
    const passages = readPassages(given, language)
    using loaded = await answerer()
    const work = {
      progress: () => {},
      onModel: async (_: unknown, use: (realm: unknown, stop: AbortSignal) => Promise<void>) =>
        await use(loaded.realm, never),
      translate: async (texts: string[]) => texts,
    } as unknown as ReadingWork
    const model = { entry: { nullThreshold: table.nullThreshold } } as Answerer['model']
    for (const { question, ofBlocks } of askedOf(language)) {
      const { block, answer, start, end, score, nullScore, isAnswered } = ofBlocks
      const found = await findAnswer(work, { model, language }, passages, language, {
        text: question,
        language,
      })
      expect({ question, found }).toEqual({
        question,
        found: isAnswered
          ? {
              span: { passage: `p${block}`, sentence: expect.any(Number), start, end },
              text: answer,
              score: expect.closeTo(score - nullScore, 2),
            }
          : null,
      })
    }
  },
)
