import { expect, test } from 'vitest'
import type { Rung } from '../../lib/messaging/contract'
import type { Answer, AnswerEvent } from '../../lib/messaging/realm-contract'
import { loadedRealm, never } from './realm-fixture'

const FOLDER = 'tests/fixtures/models/tiny-bert-qa'
const FP32: Rung = { device: 'wasm', dtype: 'fp32', threads: 1 }
const answerer = () => loadedRealm('test/tiny-bert-qa', FOLDER, ['model.onnx'], FP32, 'question-answering')

interface Golden {
  items: {
    question: string
    context: string
    windows: number
    answer: {
      start: number
      end: number
      text: string
      start_plus_end_logit: number
      null_logit_same_window: number
    }
  }[]
}
const golden = async () => (await (await fetch(`/${FOLDER}/golden.json`)).json()) as Golden

async function answered(events: AsyncIterable<AnswerEvent>): Promise<{ result: Answer; windows: number }> {
  for await (const event of events)
    if (event.type === 'answered') return { result: event.result, windows: event.figures.windows }
  throw new Error('the stream ended without an answer')
}

test('place, text and score of every answer are those of the reference implementation', async () => {
  const { items } = await golden()
  expect(items).toHaveLength(16)
  using loaded = await answerer()
  for (const { question, context, windows, answer } of items) {
    const got = await answered(loaded.realm.answer({ question, context }, never))
    expect(got).toEqual({
      windows,
      result: {
        answer: answer.text,
        start: answer.start,
        end: answer.end,
        score: expect.closeTo(answer.start_plus_end_logit, 4),
        // Of several windows it is the lowest, which `questions.test` holds against the reference.
        nullScore: windows === 1 ? expect.closeTo(answer.null_logit_same_window, 4) : expect.any(Number),
      },
    })
  }
})

test.each([
  ['accents, capitals, wide letters', 'Où ? ÉTÉ à la Ｐlage, « Café » : 20 °C. '],
  ['signs that are not in the vocabulary', '☃☃ the bridge ⟪日本⟫ the river 🎉 '],
  ['control tokens written out', 'The [SEP] council [CLS] met [MASK]. '],
])('the answer is a slice of the text as it stands: %s', async (_, piece) => {
  using loaded = await answerer()
  const context = piece.repeat(20)
  const { result, windows } = await answered(loaded.realm.answer({ question: 'What?', context }, never))
  expect(windows).toBeGreaterThan(1)
  expect(result.answer).toBe(context.slice(result.start, result.end))
  expect(result.answer.trim()).toBe(result.answer)
  expect(result.answer).not.toBe('')
})

test('a cancel stops between two batches of windows, and the realm answers the next question', async () => {
  using loaded = await answerer()
  const context = 'The council met on Tuesday to discuss the bridge. '.repeat(200)
  const abort = new AbortController()
  const steps: number[] = []
  const reading = (async () => {
    for await (const event of loaded.realm.answer({ question: 'When?', context }, abort.signal)) {
      if (event.type !== 'progress') continue
      steps.push(event.done)
      abort.abort()
    }
  })()
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
  expect(steps).toEqual([8])
  const { result } = await answered(loaded.realm.answer({ question: 'When?', context: 'On Tuesday.' }, never))
  expect('On Tuesday.').toContain(result.answer)
})

test.each([
  ['context', { question: 'Who?', context: ' \n' }],
  ['question', { question: 'who '.repeat(120), context: 'The council met.' }],
])('a request that cannot be answered names its %s, and the realm goes on', async (field, request) => {
  using loaded = await answerer()
  await expect(answered(loaded.realm.answer(request, never))).rejects.toMatchObject({
    code: 'bad-request',
    values: { field },
  })
  const next = await answered(loaded.realm.answer({ question: 'When?', context: 'On Tuesday.' }, never))
  expect(next.windows).toBe(1)
})
