/** What a model reads before a text, how its output begins, how it is searched, and how long it may become. */
import type { Task } from '../../messaging/contract'
import type { SentencesRequest } from '../../messaging/realm-contract'
import type { GenerationConfig } from '../decode/generation-config'
import type { LoadedModel } from '../runtime'
import { languageToken, tokenId } from './language-codes'

/**
 * A translation is seldom longer than this many times its source; beyond it a model repeats itself. As `max-length-factor` of Firefox's own
 * translations; of 1,286 sentences of tests/bench/texts that came to an end by themselves none was longer than 12 + 1.5 × its source.
 */
const GROWTH = 2
const GROWTH_SHORT = 24

export type Languages = Pick<SentencesRequest, 'source' | 'target'>

/** Most tokens that a translation may have. */
export function longest(model: LoadedModel, inputIds: readonly number[]): number {
  return Math.min(model.positions - 1, GROWTH_SHORT + GROWTH * inputIds.length)
}

/** `prompt` is what every sequence starts with. */
export function generationFor(
  model: LoadedModel,
  languages: Languages,
): { config: GenerationConfig; prompt: number[] } {
  const token = languageToken(model, languages.target)
  const forced = token === null ? {} : { forced_bos_token_id: tokenId(model, token) }
  const config = { ...configOf(model, languages), ...forced }
  return { config, prompt: [config.decoder_start_token_id ?? config.pad_token_id ?? 0] }
}

/** One model of the T5 kind does several tasks, and is told which by words before the text (Raffel et al. 2020, section 2.4). */
export function prefixFor(model: LoadedModel, languages: Languages): string {
  return configOf(model, languages).prefix ?? ''
}

/** As the pipelines of transformers: what a model's files say of a task goes before what they say of all. */
export function configOf({ task, generation }: LoadedModel, languages: Languages): GenerationConfig {
  const specific = generation.task_specific_params
  return specific ? { ...generation, ...specific[taskName(task, languages)] } : generation
}

function taskName(task: Task, { source, target }: Languages): string {
  if (task !== 'translation') return task
  return `translation_${new Intl.Locale(source).language}_to_${new Intl.Locale(target).language}`
}
