/** How a translation into a language begins, and how long it may become. */
import type { GenerationConfig } from '../decode/generation-config'
import type { LoadedModel } from '../runtime'
import { languageToken, tokenId } from './language-codes'

/** A translation is seldom longer than this many times its source; beyond it a model repeats itself. */
const GROWTH = 3
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
