/** What is taken of a listing, and what is said of one that lacks something. */
import { describe, expect, test } from 'vitest'
import { DTYPES, TASKS } from '../../../lib/messaging/contract'
import { filesOfBuild, missingFromBuild } from '../../../lib/models/build-files'

const listed = (...paths: string[]) => paths.map((path) => ({ path }))
const SMALL = ['config.json', 'tokenizer.json', 'tokenizer_config.json']

/** As the hub lists the repository of a translation model, in its order. */
const TRANSLATION = listed(
  '.gitattributes',
  'README.md',
  'config.json',
  'generation_config.json',
  'onnx/decoder_model.onnx',
  'onnx/decoder_model_merged.onnx',
  'onnx/decoder_model_merged_int8.onnx',
  'onnx/decoder_model_merged_quantized.onnx',
  'onnx/encoder_model.onnx',
  'onnx/encoder_model_fp16.onnx',
  'onnx/encoder_model_quantized.onnx',
  'source.spm',
  'tokenizer.json',
  'tokenizer_config.json',
  'vocab.json',
)

const CHAT = listed(
  ...SMALL,
  'chat_template.jinja',
  'generation_config.json',
  'onnx/model_fp16.onnx',
  'onnx/model_fp16.onnx_data',
  'onnx/model_q4.onnx',
  'onnx/model_q4.onnx_data',
  'onnx/model_q4.onnx_data_1',
  'onnx/model_q4.onnx_data_10',
  'onnx/model_q4.onnx_data_2',
  'onnx/model_q4f16.onnx',
)

const paths = (files: { path: string }[]) => files.map(({ path }) => path)

test('an encoder-decoder takes its two graphs and nothing of other builds', () => {
  expect(paths(filesOfBuild(TRANSLATION, 'translation', 'q8'))).toEqual([
    ...SMALL,
    'generation_config.json',
    'onnx/encoder_model_quantized.onnx',
    'onnx/decoder_model_merged_quantized.onnx',
  ])
})

test('a graph brings the chunks of its weights, in their order', () => {
  const files = listed(...paths(CHAT), ...[3, 4, 5, 6, 7, 8, 9].map((n) => `onnx/model_q4.onnx_data_${n}`))
  const build = paths(filesOfBuild(files, 'text-generation', 'q4'))
  expect(build.slice(0, 5)).toEqual([...SMALL, 'generation_config.json', 'chat_template.jinja'])
  expect(build.slice(5, 8)).toEqual([
    'onnx/model_q4.onnx',
    'onnx/model_q4.onnx_data',
    'onnx/model_q4.onnx_data_1',
  ])
  expect(build.at(-1)).toBe('onnx/model_q4.onnx_data_10')
  expect(build).toHaveLength(5 + 1 + 11)
})

test('a later chunk tells of the ones that are missing before it', () => {
  expect(missingFromBuild(CHAT, 'text-generation', 'q4')).toEqual(
    [3, 4, 5, 6, 7, 8, 9].map((n) => `onnx/model_q4.onnx_data_${n}`),
  )
})

test('the files are the very ones of the listing', () => {
  const files = CHAT.map((file, bytes) => ({ ...file, bytes }))
  for (const file of filesOfBuild(files, 'text-generation', 'fp16')) expect(files).toContain(file)
})

test('an embedder brings how its vectors are pooled', () => {
  const files = listed(...SMALL, 'modules.json', '1_Pooling/config.json', 'onnx/model_quantized.onnx')
  expect(paths(filesOfBuild(files, 'feature-extraction', 'q8'))).toEqual([
    ...SMALL,
    '1_Pooling/config.json',
    'onnx/model_quantized.onnx',
  ])
})

test('half a build is told by what it lacks', () => {
  expect(() => filesOfBuild(TRANSLATION, 'translation', 'fp16')).toThrow(
    expect.objectContaining({
      code: 'build-missing',
      values: { dtype: 'fp16', files: 'onnx/decoder_model_merged_fp16.onnx' },
    }),
  )
})

describe.each(TASKS)('%s', (task) => {
  test.each(DTYPES)('%s of nothing lacks everything, of everything nothing', (dtype) => {
    const missing = missingFromBuild([], task, dtype)
    expect(missing.slice(0, 3)).toEqual(SMALL)
    expect(missing.slice(3).length).toBeGreaterThan(0)
    const files = listed(...missing)
    expect(missingFromBuild(files, task, dtype)).toEqual([])
    expect(paths(filesOfBuild(files, task, dtype))).toEqual(missing)
  })
})
