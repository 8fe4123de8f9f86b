import { describe, expect, test } from 'vitest'
import type { GenerationConfig } from '../../../lib/engine/decode/generation-config'
import { logitsProcessors } from '../../../lib/engine/decode/logits-processors'

const NO = -Infinity

/** Scores of a vocabulary of five after all rules of a config. */
function processed(
  config: GenerationConfig,
  ids: number[],
  scores = [1, 1, 1, 1, 1],
  maxLength = 10,
): number[] {
  const changed = Float32Array.from(scores)
  for (const process of logitsProcessors(config, maxLength)) process(ids, changed)
  return [...changed]
}

describe('rules over the next token', () => {
  test.each<[string, GenerationConfig, number[], number[]]>([
    ['nothing configured changes nothing', {}, [4], [1, 1, 1, 1, 1]],
    ['a forbidden token', { bad_words_ids: [[3]] }, [4], [1, 1, 1, NO, 1]],
    ['the end of a forbidden sequence', { bad_words_ids: [[1, 2]] }, [4, 1], [1, 1, NO, 1, 1]],
    ['a forbidden sequence that is not there', { bad_words_ids: [[1, 2]] }, [4, 2], [1, 1, 1, 1, 1]],
    ['the end token is never forbidden', { bad_words_ids: [[0]], eos_token_id: 0 }, [4], [1, 1, 1, 1, 1]],
    ['too short to end', { min_length: 3, eos_token_id: [0, 2] }, [4, 1], [NO, 1, NO, 1, 1]],
    ['long enough to end', { min_length: 3, eos_token_id: 0 }, [4, 1, 1], [1, 1, 1, 1, 1]],
    ['a forced first token', { forced_bos_token_id: 2 }, [4], [NO, NO, 0, NO, NO]],
    ['forced only at the first place', { forced_bos_token_id: 2 }, [4, 2], [1, 1, 1, 1, 1]],
    ['a forced last token', { forced_eos_token_id: 0 }, [4, 1, 1, 1, 1, 1, 1, 1, 1], [0, NO, NO, NO, NO]],
    ['no pair twice', { no_repeat_ngram_size: 2 }, [1, 2, 1], [1, 1, NO, 1, 1]],
    ['no triple twice', { no_repeat_ngram_size: 3 }, [1, 2, 3, 1, 2], [1, 1, 1, NO, 1]],
    ['too short for a triple', { no_repeat_ngram_size: 3 }, [1], [1, 1, 1, 1, 1]],
  ])('%s', (_, config, ids, expected) => expect(processed(config, ids)).toEqual(expected))

  test('a used token is less likely, whatever the sign of its score', () => {
    expect(processed({ repetition_penalty: 2 }, [1, 2, 2], [1, 1, -1, 1, 1])).toEqual([1, 0.5, -2, 1, 1])
  })
})
