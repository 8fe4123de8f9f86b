/** The part of a model's `config.json` and `generation_config.json` that decoding heeds, with the names of transformers. */
export interface GenerationConfig {
  vocab_size?: number
  decoder_start_token_id?: number
  eos_token_id?: number | number[]
  pad_token_id?: number
  forced_bos_token_id?: number | null
  forced_eos_token_id?: number | null
  bad_words_ids?: number[][] | null
  min_length?: number
  max_length?: number
  no_repeat_ngram_size?: number
  repetition_penalty?: number
  num_beams?: number
  do_sample?: boolean
  temperature?: number
  top_k?: number
  top_p?: number
  length_penalty?: number
  early_stopping?: boolean | 'never'
  /** Stands before every text that the model reads. */
  prefix?: string | null
  /** What else holds where the model does one of its tasks: `summarization`, `translation_en_to_de`. */
  task_specific_params?: Record<string, GenerationConfig> | null
}

export function endTokens(config: GenerationConfig): number[] {
  const end = config.eos_token_id
  if (end === undefined) return []
  return Array.isArray(end) ? end : [end]
}
