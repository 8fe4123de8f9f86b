/**
 * Texts as vectors: the mean of a model's token vectors, brought to length 1, so that the dot product of two is their cosine
 * (Reimers & Gurevych 2019, Sentence-BERT, section 3).
 *
 *   texts ─► tokens ─ longer than the model was trained on: in parts ─► batches of similar length ─► sums over tokens ─► mean ─► norm
 *
 * Nothing is cut off: the mean of a long text is over the tokens of all its parts.
 */
import { cancelled } from '../../messaging/errors'
import type { EmbedEvent, EmbedRequest } from '../../messaging/realm-contract'
import { messagesDelivered } from '../decode/messages-delivered'
import type { RunClock } from '../decode/sessions'
import { type EncoderRow, OUTPUTS, output, runEncoder } from '../encoder'
import type { LoadedModel } from '../runtime'
import { placeTokens } from './place-tokens'
import { plainTokenizer, singleTemplate } from './templates'

/** Measured for decoding and no different here: more rows than this bring nothing, and a cancel waits for them. */
const MOST_ROWS = 16
/** Attention takes memory with the square of the length: long rows go in smaller batches. */
const MOST_TOKENS_A_BATCH = 4096
/**
 * Dynamic quantisation (q8) takes one scale for a whole batch, filling included, so that a row is the less exact the more it
 * is filled up: an empty text beside one of 28 tokens fell from 0.98 to 0.97 of the fp32 vector. No row is filled up by more.
 */
const MOST_FILLING = 1.25

interface Part {
  text: number
  row: EncoderRow
}

/** A text that is still being read. */
interface Reading {
  sum: Float64Array | null
  tokens: number
  partsLeft: number
}

export async function* embed(
  model: LoadedModel,
  { texts }: EmbedRequest,
  signal: AbortSignal,
): AsyncGenerator<EmbedEvent> {
  const parts = texts.flatMap((text, index) => rowsOf(model, text).map((row): Part => ({ text: index, row })))
  const readings = texts.map((_, index): Reading => {
    return { sum: null, tokens: 0, partsLeft: parts.filter(({ text }) => text === index).length }
  })
  const clock: RunClock = { runMs: 0 }
  for (const batch of batches(parts)) {
    await messagesDelivered()
    if (signal.aborted) throw cancelled()
    const sums = await tokenSums(
      model,
      batch.map(({ row }) => row),
      clock,
    )
    for (const [place, { text, row }] of batch.entries()) {
      const reading = readings[text]!
      reading.sum = reading.sum ? reading.sum.map((value, at) => value + sums[place]![at]!) : sums[place]!
      reading.tokens += row.inputIds.length
      if (--reading.partsLeft === 0) yield { type: 'embedded', index: text, vector: unit(reading.sum) }
    }
  }
}

/** The vector of each row, its tokens' mean, not brought to length 1. */
export async function meanVectors(
  model: LoadedModel,
  rows: EncoderRow[],
  clock: RunClock,
): Promise<Float32Array[]> {
  const sums = await tokenSums(model, rows, clock)
  return sums.map((sum, row) => Float32Array.from(sum, (value) => value / rows[row]!.inputIds.length))
}

export function rowsOf(model: LoadedModel, text: string): EncoderRow[] {
  const template = singleTemplate(model)
  const ids = placeTokens(plainTokenizer(model), text).map(({ id }) => id)
  const capacity = Math.min(trainedLength(model), MOST_TOKENS_A_BATCH) - template.tokens
  const rows: EncoderRow[] = []
  for (let from = 0; from === 0 || from < ids.length; from += capacity)
    rows.push(template.fill(ids.slice(from, from + capacity)))
  return rows
}

/** Embedders have positions for more than they were trained on; their tokenizers say where training cut texts off. */
function trainedLength({ tokenizer, window }: LoadedModel): number {
  const { truncation } = tokenizer._tokenizerJSON as { truncation?: { max_length?: number } | null }
  return Math.min(truncation?.max_length ?? Infinity, window)
}

function batches(parts: Part[]): Part[][] {
  const filled: Part[][] = []
  for (const part of parts.toSorted((a, b) => a.row.inputIds.length - b.row.inputIds.length)) {
    const last = filled.at(-1)
    const length = part.row.inputIds.length // sorted: the longest so far
    const fits =
      last &&
      last.length < MOST_ROWS &&
      (last.length + 1) * length <= MOST_TOKENS_A_BATCH &&
      length <= MOST_FILLING * last[0]!.row.inputIds.length
    if (fits) last.push(part)
    else filled.push([part])
  }
  return filled
}

/** For each row the sum of its token vectors, what fills it up left out. */
async function tokenSums(model: LoadedModel, rows: EncoderRow[], clock: RunClock): Promise<Float64Array[]> {
  const { data, dims } = output(await runEncoder(model, rows, clock), ...OUTPUTS.hidden)
  const [, longest = 0, width = 0] = dims
  return rows.map(({ inputIds }, row) => {
    const sum = new Float64Array(width)
    for (let token = 0; token < inputIds.length; token++) {
      const from = (row * longest + token) * width
      for (let at = 0; at < width; at++) sum[at]! += data[from + at]!
    }
    return sum
  })
}

/** @throws Error when a value is not a number: the device computes wrongly */
function unit(vector: Float64Array): Float32Array {
  const length = Math.hypot(...vector)
  if (!Number.isFinite(length)) throw new Error('a vector of the model is not a number')
  return Float32Array.from(vector, (value) => (length > 0 ? value / length : 0))
}
