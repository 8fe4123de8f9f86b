/**
 * Extractive answers: the words of a text that answer a question, with their exact place in it.
 *
 *   context ─► tokens with places ─► windows, question in front ─► batches ─► best span ─► context.slice(start, end)
 *
 * The whole text is read, however long: windows overlap, so that an answer at the edge of one is whole in another.
 */
import { GlossError, cancelled } from '../../messaging/errors'
import type { AnswerEvent, AnswerRequest } from '../../messaging/realm-contract'
import { messagesDelivered } from '../decode/messages-delivered'
import type { RunClock } from '../decode/sessions'
import { type EncoderRow, OUTPUTS, output, runEncoder } from '../encoder'
import type { LoadedModel } from '../runtime'
import { type SpanScore, type Window, bestSpan, windowsOver } from './best-span'
import { placeTokens } from './place-tokens'
import { pairTemplate, plainTokenizer } from './templates'

/** What question answerers are trained on; the work of attention grows with the square, so that longer ones cost and bring nothing. */
const MOST_TOKENS = 512
/** A quarter of a window, at most the 128 tokens of the BERT authors' own script (google-research/bert, run_squad.py, `doc_stride`). */
const MOST_OVERLAP = 128
/** The same script's `max_answer_length`. */
const MOST_ANSWER_TOKENS = 30
/** Enough to keep the processor busy, few enough that a cancel is seen soon. */
const MOST_WINDOWS = 8

/** @throws GlossError bad-request: nothing to read, or a question as long as the window; cancelled */
export async function* answer(
  model: LoadedModel,
  request: AnswerRequest,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const { context } = request
  const tokenizer = plainTokenizer(model)
  const template = pairTemplate(model)
  const question = placeTokens(tokenizer, request.question).map(({ id }) => id)
  const placed = placeTokens(tokenizer, context)
  const windows = windowsFor(model, question.length + template.tokens, placed.length)
  const mostTokens = request.maxAnswerTokens ?? MOST_ANSWER_TOKENS
  const clock: RunClock = { runMs: 0 }
  let best: SpanScore | null = null
  let nullScore = Infinity
  for (let done = 0; done < windows.length; done += MOST_WINDOWS) {
    await messagesDelivered()
    if (signal.aborted) throw cancelled()
    const batch = windows.slice(done, done + MOST_WINDOWS)
    const ids = ({ from, to }: Window) => placed.slice(from, to).map(({ id }) => id)
    const rows = batch.map((window) => template.fill(question, ids(window)))
    for (const [row, logits] of (await spanLogits(model, rows, clock)).entries()) {
      const found = bestIn(logits, batch[row]!, rows[row]!.secondAt, mostTokens)
      if (!best || found.score > best.score) best = found
      // A window without the answer says that there is none: the one that is least sure of it counts.
      nullScore = Math.min(nullScore, logits.starts[0]! + logits.ends[0]!)
    }
    yield { type: 'progress', done: Math.min(done + MOST_WINDOWS, windows.length), total: windows.length }
  }
  const { first, last, score } = best!
  const { start } = placed[first]!
  const { end } = placed[last]!
  const figures = { windows: windows.length, runMs: clock.runMs }
  yield {
    type: 'answered',
    result: { answer: context.slice(start, end), start, end, score, nullScore },
    figures,
  }
}

function windowsFor(model: LoadedModel, taken: number, tokens: number): Window[] {
  const window = Math.min(model.window, MOST_TOKENS)
  const overlap = Math.min(MOST_OVERLAP, Math.floor(window / 4))
  const capacity = window - taken
  const refuse = (field: string, value: string, allowed: string) =>
    new GlossError('bad-request', { field, value, allowed })
  if (tokens === 0) throw refuse('context', '', 'a text with words')
  if (capacity <= overlap)
    throw refuse(
      'question',
      `${taken} tokens`,
      `fewer than ${window - overlap} tokens, the model's own included`,
    )
  return windowsOver(tokens, capacity, overlap)
}

export interface SpanLogits {
  starts: Float32Array
  ends: Float32Array
}

/** For each row the scores of its tokens to be the first and the last of the answer. */
export async function spanLogits(
  model: LoadedModel,
  rows: EncoderRow[],
  clock: RunClock,
): Promise<SpanLogits[]> {
  const outputs = await runEncoder(model, rows, clock)
  const starts = output(outputs, ...OUTPUTS.start)
  const ends = output(outputs, ...OUTPUTS.end)
  const width = starts.dims[1]!
  return rows.map(({ inputIds }, row) => {
    const own = ({ data }: typeof starts) => data.subarray(row * width, row * width + inputIds.length)
    return { starts: own(starts), ends: own(ends) }
  })
}

/** In tokens of the whole context. */
function bestIn(
  { starts, ends }: SpanLogits,
  { from, to }: Window,
  at: number,
  mostTokens: number,
): SpanScore {
  const { first, last, score } = bestSpan(starts, ends, { from: at, to: at + to - from }, mostTokens)
  const shift = from - at
  return { first: first + shift, last: last + shift, score }
}
