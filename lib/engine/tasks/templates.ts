/** What a model wants around a text, or around and between two: `[CLS] a [SEP] b [SEP]`, `<s> a </s></s> b </s>`. */
import type { EncoderRow } from '../encoder'
import type { LoadedModel } from '../runtime'
import type { PlainTokenizer } from './place-tokens'

export interface Template {
  /** Tokens that it adds. */
  tokens: number
  fill(text: readonly number[]): EncoderRow
}

export interface PairTemplate {
  tokens: number
  /** `secondAt` is where the second text begins in the row. */
  fill(first: readonly number[], second: readonly number[]): EncoderRow & { secondAt: number }
}

/** A text of one letter; whatever its tokens are, what stands around them is the template. */
const PROBE = 'a'

export function plainTokenizer({ tokenizer }: LoadedModel): PlainTokenizer {
  return {
    encode: (text) => tokenizer._tokenizer.encode(text, { add_special_tokens: false }),
    unknown: tokenizer.unk_token ?? undefined,
    controlTokens: tokenizer.all_special_tokens,
  }
}

export function singleTemplate(model: LoadedModel): Template {
  const probe = plainTokenizer(model).encode(PROBE).ids
  const { ids } = model.tokenizer._tokenizer.encode(PROBE)
  const at = indexOfRun(ids, probe, 0)
  const [before, after] = [ids.slice(0, at), ids.slice(at + probe.length)]
  return {
    tokens: before.length + after.length,
    fill: (text) => ({ inputIds: [...before, ...text, ...after] }),
  }
}

export function pairTemplate(model: LoadedModel): PairTemplate {
  const probe = plainTokenizer(model).encode(PROBE).ids
  const pair = { text_pair: PROBE, return_token_type_ids: true } as const
  // Tokenizers of models that were not told texts apart give no types, whatever the library's types say.
  const encoded: { ids: number[]; token_type_ids?: number[] } = model.tokenizer._tokenizer.encode(PROBE, pair)
  const { ids, token_type_ids: types = [] } = encoded
  const first = indexOfRun(ids, probe, 0)
  const second = indexOfRun(ids, probe, first + probe.length)
  const before = ids.slice(0, first)
  const between = ids.slice(first + probe.length, second)
  const after = ids.slice(second + probe.length)
  const type = types[second] ?? 0
  return {
    tokens: before.length + between.length + after.length,
    fill: (one, two) => {
      const inputIds = [...before, ...one, ...between, ...two, ...after]
      const secondAt = before.length + one.length + between.length
      return { inputIds, typeIds: inputIds.map((_, place) => (place < secondAt ? 0 : type)), secondAt }
    },
  }
}

function indexOfRun(ids: number[], run: number[], from: number): number {
  const at = ids.findIndex(
    (_, start) => start >= from && run.every((id, offset) => ids[start + offset] === id),
  )
  if (at < 0) throw new Error('the tokenizer does not keep a text together between its own tokens')
  return at
}
