/**
 * Loads a model into this realm: tokenizer and ORT sessions, through transformers.js.
 *
 * Lifetime: once per realm. transformers.js chains every session creation and every run on one promise that is never
 * un-rejected, so a realm in which anything failed is of no use (transformers.js `webInitChain`, `webInferenceChain`).
 * The host ends it and starts another; nothing here tries to recover.
 */
import {
  AutoModel,
  AutoModelForCausalLM,
  AutoModelForQuestionAnswering,
  AutoModelForSeq2SeqLM,
  AutoTokenizer,
  type PreTrainedModel,
  type PreTrainedTokenizer,
} from '@huggingface/transformers'
import type { InferenceSession } from 'onnxruntime-web'
import type { Task } from '../messaging/contract'
import { GlossError, reasonOf } from '../messaging/errors'
import type { LoadRequest } from '../messaging/realm-contract'
import type { GenerationConfig } from './decode/generation-config'
import { warmUp } from './decode/warm-up'
import { warmUpEncoder } from './encoder'
import { serveFiles } from './model-source'
import { chatTemplate, externalData, readJson } from './repository-files'
import { watchDevice } from './watch-device'

/** Encoders have none, and of what decodes some have all of it in `config.json`. */
const GENERATION = 'generation_config.json'

/** For a tokenizer that comes without a config of its own: the library takes none for no tokenizer at all. */
const EMPTY_OBJECT = new TextEncoder().encode('{}').buffer

export interface LoadedModel {
  id: string
  task: Task
  architecture: string
  isEncoderDecoder: boolean
  /** Longest input in tokens: as many as the model has positions for, or fewer, where its tokenizer says that it was trained on no more. */
  window: number
  /** Longest output in tokens; Infinity where positions are relative. */
  positions: number
  tokenizer: PreTrainedTokenizer
  sessions: Record<string, InferenceSession>
  generation: GenerationConfig
}

/** Which graphs of a repository are loaded, and with which head, follows from what the model is for. */
const AUTO_MODEL = {
  translation: AutoModelForSeq2SeqLM,
  summarization: AutoModelForSeq2SeqLM,
  'question-answering': AutoModelForQuestionAnswering,
  'text-generation': AutoModelForCausalLM,
  'feature-extraction': AutoModel,
} satisfies Record<Task, unknown>

/** @throws GlossError load-failed | rung-unavailable | model-file-missing */
export async function loadModel(request: LoadRequest): Promise<LoadedModel> {
  const { task } = request
  const { device, dtype, threads } = request.rung
  if (device === 'webgpu') await requireAdapter(dtype)
  const config = readJson(request, 'config.json')
  const use_external_data_format = externalData(request, config)
  if (!request.files['tokenizer.json'])
    throw new GlossError('model-file-missing', { model: request.model, file: 'tokenizer.json' })
  const files = serveFiles(request.model, { 'tokenizer_config.json': EMPTY_OBJECT, ...request.files })
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(request.model)
    tokenizer.chat_template = chatTemplate(request) ?? tokenizer.chat_template
    const options = { device, dtype, use_external_data_format }
    const model: PreTrainedModel = await AUTO_MODEL[task].from_pretrained(request.model, options)
    const loaded: LoadedModel = {
      id: request.model,
      task,
      architecture: String(config['model_type']),
      isEncoderDecoder: AUTO_MODEL[task] === AutoModelForSeq2SeqLM,
      window: Math.min(positions(config), tokenizer.model_max_length ?? Infinity),
      positions: positions(config),
      tokenizer,
      sessions: model.sessions,
      generation: { ...config, ...(request.files[GENERATION] ? readJson(request, GENERATION) : {}) },
    }
    if (device === 'webgpu') await watchDevice()
    await (isEncoder(loaded) ? warmUpEncoder(loaded) : warmUp(loaded))
    return loaded
  } catch (error) {
    if (error instanceof GlossError) throw error
    throw new GlossError('load-failed', {
      model: request.model,
      device,
      dtype: `${dtype}, ${threads} threads`,
      reason: reasonOf(error),
    })
  } finally {
    files.release()
  }
}

/** A model that reads and decodes nothing. */
export function isEncoder({ task }: LoadedModel): boolean {
  return task === 'question-answering' || task === 'feature-extraction'
}

/** RoBERTa and its kin number positions from the padding id on, so their table is longer than their window (fairseq). */
const COUNTS_FROM_PADDING = new Set([
  'roberta',
  'xlm-roberta',
  'xlm-roberta-xl',
  'camembert',
  'mpnet',
  'longformer',
])

function positions(config: Record<string, unknown>): number {
  const table = Number(config['max_position_embeddings'] ?? Infinity)
  const isLonger = COUNTS_FROM_PADDING.has(String(config['model_type']))
  return isLonger ? table - Number(config['pad_token_id'] ?? 1) - 1 : table
}

/** Told here, before a session is built on nothing: ORT's own complaint comes late and poisons the realm. */
async function requireAdapter(dtype: string): Promise<void> {
  const adapter = await navigator.gpu?.requestAdapter()
  const unavailable = (reason: string) => new GlossError('rung-unavailable', { device: 'webgpu', reason })
  if (!adapter) throw unavailable(navigator.gpu ? 'no graphics adapter' : 'this browser has no WebGPU')
  if (dtype.endsWith('16') && !adapter.features.has('shader-f16'))
    throw unavailable('the adapter has no shader-f16')
}
