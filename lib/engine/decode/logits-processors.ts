/**
 * Rules that change the scores of the next token, in the order in which transformers applies them
 * (`GenerationMixin._get_logits_processor`), so that the same model gives the same tokens.
 */
import { type GenerationConfig, endTokens } from './generation-config'

/** Changes `logits` (one score per token of the vocabulary) in place; `ids` is the sequence so far, start token included. */
export type LogitsProcessor = (ids: readonly number[], logits: Float32Array) => void

/** `maxLength` counts the whole sequence, start token included. */
export function logitsProcessors(config: GenerationConfig, maxLength: number): LogitsProcessor[] {
  const processors: LogitsProcessor[] = []
  const ends = endTokens(config)
  if (config.repetition_penalty && config.repetition_penalty !== 1)
    processors.push(repetitionPenalty(config.repetition_penalty))
  if (config.no_repeat_ngram_size) processors.push(noRepeatNgram(config.no_repeat_ngram_size))
  if (config.bad_words_ids) processors.push(badWords(config.bad_words_ids, ends))
  if (config.min_length) processors.push(minLength(config.min_length, ends))
  if (config.forced_bos_token_id != null) processors.push(forced(config.forced_bos_token_id, 1))
  if (config.forced_eos_token_id != null) processors.push(forced(config.forced_eos_token_id, maxLength - 1))
  return processors
}

/** Keskar et al. 2019 (CTRL), section 4.1: scores of tokens already used are divided when positive, multiplied when negative. */
function repetitionPenalty(penalty: number): LogitsProcessor {
  return (ids, logits) => {
    for (const id of new Set(ids)) {
      const score = logits[id] ?? 0
      logits[id] = score < 0 ? score * penalty : score / penalty
    }
  }
}

/** No run of `size` tokens occurs twice: whatever followed the last `size - 1` tokens before is forbidden now. */
function noRepeatNgram(size: number): LogitsProcessor {
  return (ids, logits) => {
    const tail = ids.length - (size - 1)
    if (tail < 0) return
    for (let start = 0; start + size <= ids.length; start++) {
      let same = true
      for (let offset = 0; offset < size - 1 && same; offset++)
        same = ids[start + offset] === ids[tail + offset]
      if (same) logits[ids[start + size - 1]!] = -Infinity
    }
  }
}

/** The last token of each forbidden sequence, where the ones before it stand at the end. The end token alone is never forbidden. */
function badWords(sequences: number[][], ends: number[]): LogitsProcessor {
  const real = sequences.filter((words) => words.length > 1 || !ends.includes(words[0]!))
  return (ids, logits) => {
    for (const words of real) {
      const from = ids.length - (words.length - 1)
      if (from >= 0 && words.slice(0, -1).every((id, offset) => ids[from + offset] === id))
        logits[words.at(-1)!] = -Infinity
    }
  }
}

function minLength(length: number, ends: number[]): LogitsProcessor {
  return (ids, logits) => {
    if (ids.length < length) for (const end of ends) logits[end] = -Infinity
  }
}

/** At this place of the sequence only this token is possible. */
function forced(token: number, place: number): LogitsProcessor {
  return (ids, logits) => {
    if (ids.length === place) logits.fill(-Infinity)[token] = 0
  }
}
