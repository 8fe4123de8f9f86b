/** Models that are names and sizes only, and the two files that are read. */
import type { InspectedFile } from '../../../../lib/models/inspect/builds'

export const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
export const sized = (paths: string[], bytes = 1000): InspectedFile[] =>
  paths.map((path) => ({ path, bytes }))
export const SMALL = ['config.json', 'tokenizer.json', 'tokenizer_config.json']

export interface Model {
  files: InspectedFile[]
  contents: Record<string, Uint8Array>
}

/** A model that is nothing but a config and the names of its files. */
export function model(config: object, graphs: string[], tokenizerConfig: object = {}): Model {
  const contents = { 'config.json': json(config), 'tokenizer_config.json': json(tokenizerConfig) }
  return { files: sized([...SMALL, ...graphs]), contents }
}

export const BERT_QA = { model_type: 'bert', architectures: ['BertForQuestionAnswering'] }
export const QWEN3 = { model_type: 'qwen3', architectures: ['Qwen3ForCausalLM'] }
export const MARIAN = { model_type: 'marian', architectures: ['MarianMTModel'], is_encoder_decoder: true }
