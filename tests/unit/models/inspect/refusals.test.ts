/** What is told of a model that cannot be taken: what it is, and what to mend. */
import { describe, expect, test } from 'vitest'
import type { ErrorCode } from '../../../../lib/messaging/errors'
import { inspect } from '../../../../lib/models/inspect/inspect'
import { BERT_QA, MARIAN, type Model, QWEN3, SMALL, model, sized } from './model-listing'

describe('what is refused', () => {
  const refusals: [name: string, Model, ErrorCode, object][] = [
    [
      'no config',
      { files: sized(['tokenizer.json', 'onnx/model.onnx']), contents: {} },
      'import-incomplete',
      { files: 'config.json, tokenizer_config.json' },
    ],
    [
      'an empty folder',
      { files: [], contents: {} },
      'import-incomplete',
      { files: [...SMALL, 'onnx/*.onnx'].join(', ') },
    ],
    [
      'a config and nothing else',
      { ...model(BERT_QA, []), files: sized(['config.json']) },
      'import-incomplete',
      { files: 'tokenizer.json, tokenizer_config.json, onnx/*.onnx' },
    ],
    [
      'an architecture of sound',
      model(
        {
          model_type: 'whisper',
          architectures: ['WhisperForConditionalGeneration'],
          is_encoder_decoder: true,
        },
        [],
      ),
      'architecture-unsupported',
      {
        architecture: 'WhisperForConditionalGeneration (whisper)',
        allowed: 'bart, longt5, m2m_100, marian, mbart, mt5, t5',
      },
    ],
    [
      'a class of no task of ours',
      model({ model_type: 'bert', architectures: ['BertForMaskedLM'] }, ['onnx/model.onnx']),
      'architecture-unsupported',
      { architecture: 'BertForMaskedLM (bert)' },
    ],
    [
      'a config that says nothing',
      model({}, ['onnx/model.onnx']),
      'architecture-unsupported',
      { architecture: 'no model_type' },
    ],
    [
      'a name that every object has',
      model({ model_type: 'constructor' }, ['onnx/model.onnx']),
      'architecture-unsupported',
      { architecture: 'constructor' },
    ],
    [
      'a PyTorch checkpoint',
      model(BERT_QA, ['model.safetensors', 'vocab.txt']),
      'layout-wrong',
      { problem: 'no-onnx', file: 'model.safetensors' },
    ],
    [
      'graphs at the root',
      model(BERT_QA, ['model_quantized.onnx']),
      'layout-wrong',
      { problem: 'outside-onnx', file: 'model_quantized.onnx' },
    ],
    [
      'a decoder in two',
      model(MARIAN, ['onnx/decoder_model.onnx', 'onnx/decoder_with_past_model.onnx']),
      'layout-wrong',
      { problem: 'not-merged', file: 'onnx/decoder_model.onnx' },
    ],
    [
      'the name of before',
      model(QWEN3, ['onnx/decoder_model_merged_q4.onnx']),
      'layout-wrong',
      { problem: 'old-name', file: 'onnx/decoder_model_merged_q4.onnx' },
    ],
    [
      'graphs of another task',
      model(BERT_QA, ['onnx/encoder_model.onnx']),
      'layout-wrong',
      { problem: 'other-graphs', file: 'onnx/encoder_model.onnx' },
    ],
    [
      'a slow tokenizer',
      {
        ...model(BERT_QA, []),
        files: sized(['config.json', 'tokenizer_config.json', 'vocab.txt', 'onnx/model.onnx']),
      },
      'layout-wrong',
      { problem: 'slow-tokenizer', file: 'vocab.txt' },
    ],
    [
      'weights that nobody tells of',
      model(BERT_QA, ['onnx/model.onnx', 'onnx/model.onnx_data']),
      'layout-wrong',
      { problem: 'data-undeclared', file: 'onnx/model.onnx_data' },
    ],
    [
      'weights that are told of and missing',
      model({ ...BERT_QA, 'transformers.js_config': { use_external_data_format: { 'model.onnx': 2 } } }, [
        'onnx/model.onnx',
        'onnx/model.onnx_data',
      ]),
      'build-missing',
      { dtype: 'fp32', files: 'onnx/model.onnx_data_1' },
    ],
    [
      'an encoder without its decoder',
      model(MARIAN, ['onnx/encoder_model_fp16.onnx']),
      'build-missing',
      { dtype: 'fp16', files: 'onnx/decoder_model_merged_fp16.onnx' },
    ],
    [
      'dtypes that are not run',
      model(BERT_QA, ['onnx/model_int8.onnx', 'onnx/model_bnb4.onnx']),
      'build-unsupported',
      { dtype: 'int8, bnb4' },
    ],
  ]

  test.each(refusals)('%s', (_, { files, contents }, code, values) => {
    expect(() => inspect(files, contents)).toThrow(
      expect.objectContaining({ code, values: expect.objectContaining(values) }),
    )
  })

  test.each(['{', '[]', 'null', '"bert"', '\uFFFD'])('a config that is %s', (content) => {
    const contents = { 'config.json': new TextEncoder().encode(content) }
    expect(() => inspect(sized(SMALL), contents)).toThrow(
      expect.objectContaining({ code: 'model-file-unreadable' }),
    )
  })
})
