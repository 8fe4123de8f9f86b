/**
 * Loads a model into this realm: tokenizer and ORT sessions, through transformers.js.
 *
 * Lifetime: once per realm. transformers.js chains every session creation and every run on one promise that is never
 * un-rejected, so a realm in which anything failed is of no use (transformers.js `webInitChain`, `webInferenceChain`).
 * The host ends it and starts another; nothing here tries to recover.
 */
import {
  AutoModelForCausalLM,
  AutoModelForSeq2SeqLM,
  AutoTokenizer,
  type PreTrainedModel,
  type PreTrainedTokenizer,
} from '@huggingface/transformers'
import type { InferenceSession } from 'onnxruntime-web'
import { GlossError, reasonOf } from '../messaging/errors'
import type { LoadRequest } from '../messaging/realm-contract'
import type { GenerationConfig } from './decode/generation-config'
import { warmUp } from './decode/warm-up'
import { serveFiles } from './model-source'

export interface LoadedModel {
  id: string
  architecture: string
  isEncoderDecoder: boolean
  /** Longest input or output that the model has positions for, in tokens. */
  window: number
  tokenizer: PreTrainedTokenizer
  sessions: Record<string, InferenceSession>
  generation: GenerationConfig
}

export async function loadModel(request: LoadRequest): Promise<LoadedModel> {
  const { device, dtype, threads } = request.rung
  serveFiles(request.model, request.files)
  if (device === 'webgpu') await requireAdapter(dtype)
  const config = json(request, 'config.json')
  const isEncoderDecoder = config['is_encoder_decoder'] === true
  const AutoModel = isEncoderDecoder ? AutoModelForSeq2SeqLM : AutoModelForCausalLM
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(request.model)
    const model: PreTrainedModel = await AutoModel.from_pretrained(request.model, { device, dtype })
    const positions = Number(config['max_position_embeddings'] ?? Infinity)
    const loaded: LoadedModel = {
      id: request.model,
      architecture: String(config['model_type']),
      isEncoderDecoder,
      window: Math.min(positions, tokenizer.model_max_length ?? Infinity),
      tokenizer,
      sessions: model.sessions,
      generation: { ...config, ...json(request, 'generation_config.json') },
    }
    await warmUp(loaded)
    return loaded
  } catch (error) {
    throw new GlossError('load-failed', {
      model: request.model,
      device,
      dtype: `${dtype}, ${threads} threads`,
      reason: reasonOf(error),
    })
  }
}

/** Told here, before a session is built on nothing: ORT's own complaint comes late and poisons the realm. */
async function requireAdapter(dtype: string): Promise<void> {
  const adapter = await navigator.gpu?.requestAdapter()
  const unavailable = (reason: string) => new GlossError('rung-unavailable', { device: 'webgpu', reason })
  if (!adapter) throw unavailable(navigator.gpu ? 'no graphics adapter' : 'this browser has no WebGPU')
  if (dtype.endsWith('16') && !adapter.features.has('shader-f16'))
    throw unavailable('the adapter has no shader-f16')
}

function json(request: LoadRequest, path: string): Record<string, unknown> {
  const bytes = request.files[path]
  if (!bytes) throw new GlossError('model-file-missing', { model: request.model, file: path })
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
  } catch (error) {
    throw new GlossError('load-failed', {
      model: request.model,
      device: request.rung.device,
      dtype: request.rung.dtype,
      reason: `${path}: ${reasonOf(error)}`,
    })
  }
}
