/** A model of one's own is taken for what it is. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { READ_FILES, inspect } from '../../../../lib/models/inspect/inspect'
import { BERT_QA, MARIAN, type Model, QWEN3, SMALL, json, model } from './model-listing'

const FIXTURES = resolve(import.meta.dirname, '../../../fixtures/models')
const GB = 1e9

/** Every file of a fixture, as a folder or the hub would list it, and the ones that are read. */
function fixture(name: string): Model {
  const root = resolve(FIXTURES, name)
  const found = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = found.map((entry) => {
    const path = resolve(entry.parentPath, entry.name)
    return { path: relative(root, path), bytes: statSync(path).size }
  })
  return {
    files,
    contents: Object.fromEntries(READ_FILES.map((path) => [path, readFileSync(resolve(root, path))])),
  }
}

const look = ({ files, contents }: Model, memoryBytes?: number) => inspect(files, contents, memoryBytes)

describe('the fixtures', () => {
  test.each([
    ['tiny-marian', 'marian', 'translation', { pairs: ['fr>en'] }],
    ['tiny-m2m100', 'm2m_100', 'translation', { languages: ['de', 'en', 'fr', 'ja'] }],
    ['tiny-t5', 't5', 'summarization', {}],
    ['tiny-bart-summary', 'bart', 'summarization', {}],
    ['tiny-qwen3-chat', 'qwen3', 'text-generation', {}],
  ])('%s is a %s for %s', (name, architecture, task, languages) => {
    const { files, contents } = fixture(name)
    const inspection = inspect(files, contents)
    expect(inspection).toMatchObject({ architecture, task, ...languages, refused: [] })
    const [build] = inspection.builds
    expect(build!.dtype).toBe('fp32')
    // A fixture holds nothing beside its builds but what the tests themselves compare with, and graphs that Gloss has no use for.
    const used = files.filter(
      ({ path }) => path !== 'golden.json' && !/_(fp16|quantized)|decoder_model\.onnx/.test(path),
    )
    expect(build!.files.map(({ path }) => path).toSorted()).toEqual(used.map(({ path }) => path).toSorted())
    expect(build!.bytes).toBe(used.reduce((sum, { bytes }) => sum + bytes, 0))
  })
})

describe('what it is for', () => {
  test.each([
    [BERT_QA, [], 'question-answering'],
    [
      { model_type: 'distilbert', architectures: ['DistilBertForQuestionAnswering'] },
      [],
      'question-answering',
    ],
    [{ model_type: 'bert', architectures: ['BertModel'] }, [], 'feature-extraction'],
    // The exporter keeps the class that the weights came from; what lies beside them tells what they were made into.
    [{ model_type: 'bert', architectures: ['BertForMaskedLM'] }, ['modules.json'], 'feature-extraction'],
    [{ model_type: 'xlm-roberta' }, [], 'feature-extraction'],
    [QWEN3, [], 'text-generation'],
    [{ model_type: 'llama' }, [], 'text-generation'],
  ])('%j %j: %s', (config, beside, task) => {
    expect(look(model(config, ['onnx/model.onnx', ...beside])).task).toBe(task)
  })

  const T5 = { model_type: 't5', architectures: ['T5ForConditionalGeneration'], is_encoder_decoder: true }
  const SEQ2SEQ = ['onnx/encoder_model.onnx', 'onnx/decoder_model_merged.onnx']

  test.each([
    [{ translation_en_to_de: {} }, ['translation', 'summarization']],
    [{ summarization: {} }, ['summarization', 'translation']],
    [undefined, ['summarization', 'translation']],
    [null, ['summarization', 'translation']],
  ])('T5 does both, with settings %j first %j', (settings, tasks) => {
    expect(look(model({ ...T5, task_specific_params: settings }, SEQ2SEQ)).tasks).toEqual(tasks)
  })

  test.each([
    [{ source_lang: 'eng', target_lang: 'fra' }, { pairs: ['en>fr'] }],
    [
      { additional_special_tokens: ['fra_Latn', 'zho_Hans', 'zho_Hant', 'arb_Arab', 'ory_Orya'] },
      { languages: ['ar', 'fr', 'or', 'zh-Hans', 'zh-Hant'] },
    ],
    [
      { additional_special_tokens: ['ar_AR', 'en_XX', { content: 'zh_CN' }] },
      { languages: ['ar', 'en', 'zh'] },
    ],
    [
      { additional_special_tokens: ['__no__', '__tl__', '__ns__', '<mask>'] },
      { languages: ['fil', 'nb', 'nso'] },
    ],
    [{ source_lang: 'roa', target_lang: '../../x' }, {}],
    [{}, {}],
  ])('the languages of %j are %j', (tokenizerConfig, languages) => {
    const { pairs, languages: found } = look(model(MARIAN, SEQ2SEQ, tokenizerConfig))
    expect({ ...(pairs && { pairs }), ...(found && { languages: found }) }).toEqual(languages)
  })
})

describe('builds of several sizes', () => {
  const graphs = (gigabytes: Record<string, number>) => {
    const { files, contents } = model(BERT_QA, [])
    const weights = Object.entries(gigabytes).map(([path, size]) => ({
      path: `onnx/${path}`,
      bytes: size * GB,
    }))
    return { files: [...files, ...weights], contents }
  }
  const sizes = { 'model.onnx': 1.6, 'model_fp16.onnx': 0.8, 'model_quantized.onnx': 0.4 }

  test('those that do not fit are named beside those that do', () => {
    const { builds, refused } = look(graphs(sizes), GB)
    expect(builds.map(({ dtype }) => dtype)).toEqual(['fp16', 'q8'])
    expect(refused).toMatchObject([
      { dtype: 'fp32', why: { code: 'model-too-large', values: { bytes: 1.6 * GB + 3000, limitBytes: GB } } },
    ])
  })

  test('where none fits, the smallest says how much it would take', () => {
    expect(() => look(graphs(sizes), GB / 10)).toThrow(
      expect.objectContaining({
        code: 'model-too-large',
        values: { dtype: 'q8', bytes: 0.4 * GB + 3000, limitBytes: GB / 10 },
      }),
    )
  })

  test.each([
    ['a graph of 2 GiB, which protobuf cannot hold', { 'model.onnx': 2.2 }, 2 ** 31 - 1],
    ['more than WebAssembly addresses', { 'model.onnx': 4.4 }, 2 ** 32],
  ])('%s is too large for any computer', (_, files, limitBytes) => {
    expect(() => look(graphs(files))).toThrow(
      expect.objectContaining({ code: 'model-too-large', values: expect.objectContaining({ limitBytes }) }),
    )
  })

  test('weights beside their graph may be larger than it', () => {
    const { files } = graphs({ 'model.onnx': 0.001, 'model.onnx_data': 1.9, 'model.onnx_data_1': 0.6 })
    const declared = { ...BERT_QA, 'transformers.js_config': { use_external_data_format: { model: 2 } } }
    const { builds } = inspect(files, { 'config.json': json(declared) })
    expect(builds[0]!.files.map(({ path }) => path)).toEqual([
      ...SMALL,
      'onnx/model.onnx',
      'onnx/model.onnx_data',
      'onnx/model.onnx_data_1',
    ])
  })
})
