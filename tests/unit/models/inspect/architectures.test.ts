/**
 * Ours against the package's own tables. Read as text: importing the package would load the runtime that Node does not have.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { catalog } from '../../../../lib/models/catalog'
import { ARCHITECTURES, SEQ2SEQ_TASKS } from '../../../../lib/models/inspect/architectures'

const PACKAGE = resolve(import.meta.dirname, '../../../../node_modules/@huggingface/transformers')
const registry = readFileSync(resolve(PACKAGE, 'src/models/registry.js'), 'utf8')

/** `const NAME = new Map([['model_type', 'Class'], …]);` */
function mapping(name: string): Map<string, string> {
  const [, body = ''] = new RegExp(`const ${name} = new Map\\(\\[(.*?)\\]\\);`, 's').exec(registry) ?? []
  const pairs = [...body.matchAll(/\['([^']+)', '([^']+)'\]/g)]
  expect(pairs.length, name).toBeGreaterThan(5)
  return new Map(pairs.map(([, modelType, className]) => [modelType!, className!]))
}

/** Mapped by the package, and left out here on purpose. */
const LEFT_OUT = {
  // Chat models of before chat templates, with a persona: no task of ours.
  seq2seq: ['blenderbot', 'blenderbot-small'],
  'question-answering': [],
  // Images, sound or both beside the text: embed_tokens and decoder_model_merged instead of one graph. mbart and trocr: the
  // decoder alone of an encoder-decoder.
  causal: [
    'gemma3',
    'gemma3n',
    'gemma4',
    'mbart',
    'phi3_v',
    'qwen2_5_vl',
    'qwen2_vl',
    'qwen3_5',
    'qwen3_5_moe',
    'qwen3_vl',
    'qwen3_vl_moe',
    'trocr',
  ],
}

test.each([
  ['seq2seq', 'MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING_NAMES'],
  ['question-answering', 'MODEL_FOR_QUESTION_ANSWERING_MAPPING_NAMES'],
  ['causal', 'MODEL_FOR_CAUSAL_LM_MAPPING_NAMES'],
] as const)('%s is what the package maps, less what is left out', (kind, name) => {
  const theirs = mapping(name)
  const leftOut: readonly string[] = LEFT_OUT[kind]
  for (const modelType of leftOut) expect(theirs.has(modelType), modelType).toBe(true)
  const expected = Object.fromEntries([...theirs].filter(([modelType]) => !leftOut.includes(modelType)))
  expect(ARCHITECTURES[kind]).toEqual(expected)
})

test('every text encoder is one that the package maps', () => {
  const theirs = mapping('MODEL_MAPPING_NAMES_ENCODER_ONLY')
  for (const [modelType, className] of Object.entries(ARCHITECTURES['text-encoder'])) {
    expect(theirs.get(modelType), modelType).toBe(className)
  }
})

test('every architecture that answers questions also gives vectors', () => {
  const encoders = Object.keys(ARCHITECTURES['text-encoder'])
  expect(encoders).toEqual(expect.arrayContaining(Object.keys(ARCHITECTURES['question-answering'])))
})

test('every sequence-to-sequence architecture has its tasks', () => {
  expect(Object.keys(SEQ2SEQ_TASKS).toSorted()).toEqual(Object.keys(ARCHITECTURES.seq2seq).toSorted())
})

test('the catalogue names none that would not run', () => {
  const all = Object.values(ARCHITECTURES).flatMap((classes) => Object.keys(classes))
  for (const { id, architecture } of catalog) expect(all, id).toContain(architecture)
})
