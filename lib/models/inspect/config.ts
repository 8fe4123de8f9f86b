/** Reads what a model says of itself in `config.json`: what it is, and which of the tasks it can do. */
import type { Task } from '../../messaging/contract'
import { GlossError, reasonOf } from '../../messaging/errors'
import { ARCHITECTURES, type Kind, SEQ2SEQ_TASKS } from './architectures'

export interface Identity {
  /** `model_type`. */
  architecture: string
  /** All that it can be used for, the likeliest first. */
  tasks: [Task, ...Task[]]
}

export type Config = Record<string, unknown>

/** @throws GlossError model-file-unreadable */
export function readJson(path: string, bytes: Uint8Array): Config {
  const unreadable = (reason: string) => new GlossError('model-file-unreadable', { file: path, reason })
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw unreadable(reasonOf(error))
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw unreadable('not an object')
  return value as Config
}

/**
 * @param isSentenceEmbedder whether the files beside it say so: exporters keep the name of the class that the weights came from
 * @throws GlossError architecture-unsupported
 */
export function identify(config: Config, isSentenceEmbedder: boolean): Identity {
  const modelType = text(config['model_type'])
  const names = Array.isArray(config['architectures']) ? config['architectures'].map(text) : []
  const kind = kindOf(config, modelType, names, isSentenceEmbedder)
  if (!kind) {
    const named = names[0] ? `${names[0]} (${modelType || 'no model_type'})` : modelType || 'no model_type'
    throw new GlossError('architecture-unsupported', {
      architecture: named,
      allowed: alternatives(config, names),
    })
  }
  return { architecture: modelType, tasks: tasksOf(kind, modelType, config) }
}

function kindOf(
  config: Config,
  modelType: string,
  names: string[],
  isSentenceEmbedder: boolean,
): Kind | null {
  const kinds = Object.keys(ARCHITECTURES) as Kind[]
  const knows = (kind: Kind) => Object.hasOwn(ARCHITECTURES[kind], modelType)
  const named = kinds.find((kind) => knows(kind) && names.includes(ARCHITECTURES[kind][modelType]!))
  if (named) return named
  if (isSentenceEmbedder && knows('text-encoder')) return 'text-encoder'
  // Without a class only the shape tells; an encoder could be for anything, a plain one gives vectors.
  if (names.length > 0) return null
  if (config['is_encoder_decoder'] === true) return knows('seq2seq') ? 'seq2seq' : null
  return (['causal', 'text-encoder'] as const).find(knows) ?? null
}

function tasksOf(kind: Kind, modelType: string, config: Config): [Task, ...Task[]] {
  if (kind === 'question-answering') return ['question-answering']
  if (kind === 'text-encoder') return ['feature-extraction']
  if (kind === 'causal') return ['text-generation']
  const tasks = SEQ2SEQ_TASKS[modelType]! as [Task, ...Task[]]
  // T5 and its kin: what the checkpoint has settings for. https://huggingface.co/docs/transformers/main_classes/configuration
  const settings = Object.keys((config['task_specific_params'] as object | null) ?? {})
  const isSet = (task: Task) => settings.some((name) => name.startsWith(task))
  return tasks.toSorted((a, b) => Number(isSet(b)) - Number(isSet(a))) as [Task, ...Task[]]
}

/** The architectures that would do what this one seems to be for; all where that is unclear. */
function alternatives(config: Config, names: string[]): string {
  const name = names[0] ?? ''
  const kinds: Kind[] =
    config['is_encoder_decoder'] === true
      ? ['seq2seq']
      : name.endsWith('ForQuestionAnswering')
        ? ['question-answering']
        : /ForCausalLM$|LMHeadModel$/.test(name)
          ? ['causal']
          : (Object.keys(ARCHITECTURES) as Kind[])
  return [...new Set(kinds.flatMap((kind) => Object.keys(ARCHITECTURES[kind])))].toSorted().join(', ')
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
