/** How a translation into a language begins, and how long it may become. */
import type { GenerationConfig } from '../decode/generation-config'
import type { LoadedModel } from '../runtime'
import { languageToken, tokenId } from './language-codes'

/**
 * A translation is seldom longer than this many times its source; beyond it a model repeats itself. As `max-length-factor` of Firefox's own
 * translations; of 1,286 sentences of tests/bench/texts that came to an end by themselves none was longer than 12 + 1.5 × its source.
 */
const GROWTH = 2
const GROWTH_SHORT = 24

/** Most tokens that a translation may have. */
export function longest(model: LoadedModel, inputIds: readonly number[]): number {
  return Math.min(model.window - 1, GROWTH_SHORT + GROWTH * inputIds.length)
}

/** `prompt` is what every sequence starts with. */
export function generationFor(
  model: LoadedModel,
  target: string,
): { config: GenerationConfig; prompt: number[] } {
  const token = languageToken(model, target)
  const forced = token === null ? {} : { forced_bos_token_id: tokenId(model, token) }
  const config = { ...model.generation, ...forced }
  return { config, prompt: [config.decoder_start_token_id ?? config.pad_token_id ?? 0] }
}
