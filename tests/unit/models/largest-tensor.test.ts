/**
 * The values of the fixtures come from Python's `onnx` 1.23.2: `max` over the initializers, the tensors of attributes and the
 * same in subgraphs, of the product of `dims` times the size of `data_type`.
 */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { largestTensor } from '../../../lib/models/largest-tensor'

const ROOT = resolve(import.meta.dirname, '../../..')

test.each([
  ['tests/fixtures/models/tiny-bart-summary/onnx/encoder_model.onnx', 'embed_tokens.weight', 512_000],
  ['tests/fixtures/models/tiny-marian/onnx/encoder_model.onnx', 'embed_tokens.weight', 2_097_152],
  [
    'tests/fixtures/models/tiny-marian/onnx/decoder_model_merged.onnx',
    'model.shared.weight_merged_0',
    2_097_152,
  ],
  ['tests/fixtures/models/tiny-qwen3-chat/onnx/model.onnx', 'model.embed_tokens.weight', 512_000],
  ['tests/fixtures/models/tiny-t5/onnx/decoder_model_merged.onnx', 'shared.weight_merged_0', 512_000],
  [
    'public/models/starter-fr-en/onnx/encoder_model_quantized.onnx',
    'embed_tokens.weight_quantized',
    2_097_152,
  ],
  [
    'public/models/starter-fr-en/onnx/decoder_model_merged_quantized.onnx',
    'model.shared.weight_merged_0_quantized',
    2_097_152,
  ],
])('%s', async (path, name, bytes) => {
  const file = new Blob([await readFile(resolve(ROOT, path))])
  expect(await largestTensor(file, path)).toEqual({ name, bytes })
})

/** Enough of protobuf to write an ONNX file by hand. */
const varint = (value: number): number[] =>
  value < 0x80 ? [value] : [(value % 0x80) + 0x80, ...varint(Math.floor(value / 0x80))]
const number = (field: number, value: number) => [...varint(field * 8), ...varint(value)]
const message = (field: number, content: number[]) => [
  ...varint(field * 8 + 2),
  ...varint(content.length),
  ...content,
]
const text = (field: number, value: string) => message(field, [...new TextEncoder().encode(value)])

const FLOAT = 1
const FLOAT16 = 10
const UINT4 = 21
const EXTERNAL = 1

function tensor(name: string, dims: number[], dataType: number, more: number[] = []): number[] {
  return [...dims.flatMap((dim) => number(1, dim)), ...number(2, dataType), ...text(8, name), ...more]
}
const onnx = (graph: number[]) => new Blob([new Uint8Array([...number(1, 8), ...message(7, graph)])])
const find = (graph: number[]) => largestTensor(onnx(graph), 'model.onnx')

describe('a file written by hand', () => {
  test('a tensor whose bytes are in another file counts as large as its shape says', async () => {
    const outside = [
      ...message(13, [...text(1, 'location'), ...text(2, 'model.onnx_data')]),
      ...number(14, EXTERNAL),
    ]
    const large = tensor('embed', [262_144, 640], FLOAT16, outside)
    expect(await find([...message(5, tensor('bias', [640], FLOAT)), ...message(5, large)])).toEqual({
      name: 'embed',
      bytes: 335_544_320,
    })
  })

  test('four bits are half a byte, and dimensions may be packed', async () => {
    const packed = [...message(1, [...varint(151), ...varint(1001)]), ...number(2, UINT4), ...text(8, 'q4')]
    expect(await find(message(5, packed))).toEqual({ name: 'q4', bytes: Math.ceil((151 * 1001) / 2) })
  })

  test('constants and the graphs of If are looked into', async () => {
    const inner = message(5, tensor('inside', [100], FLOAT))
    const constant = message(1, message(5, message(5, tensor('constant', [50], FLOAT))))
    const branch = message(1, [...text(1, 'condition'), ...message(5, message(6, inner))])
    expect(await find([...constant, ...branch])).toEqual({ name: 'inside', bytes: 400 })
    expect(await find(constant)).toEqual({ name: 'constant', bytes: 200 })
  })

  test('a graph without tensors has none', async () => {
    expect(await find(text(2, 'empty'))).toEqual({ name: '', bytes: 0 })
  })
})

test('the weights themselves are not read', async () => {
  const weights = new Uint8Array(8 << 20)
  const shape = tensor('embed', [2 << 20], FLOAT)
  const raw = [...varint(9 * 8 + 2), ...varint(weights.length)]
  const body = [...varint(5 * 8 + 2), ...varint(shape.length + raw.length + weights.length), ...shape, ...raw]
  const tail = message(5, tensor('bias', [3], FLOAT))
  const head = [...varint(7 * 8 + 2), ...varint(body.length + weights.length + tail.length), ...body]
  const file = new Blob([new Uint8Array(head), weights, new Uint8Array(tail)])
  let bytesRead = 0
  const counted = Object.assign(Object.create(file) as Blob, {
    slice: (start: number, end: number) => {
      bytesRead += Math.min(end, file.size) - start
      return file.slice(start, end)
    },
  })
  Object.defineProperty(counted, 'size', { value: file.size })
  expect(await largestTensor(counted, 'model.onnx')).toEqual({ name: 'embed', bytes: weights.length })
  expect(bytesRead).toBeLessThan(200_000)
})

describe('what is no ONNX file', () => {
  const whole = [...number(1, 8), ...message(7, message(5, tensor('embed', [100], FLOAT)))]

  test.each([
    ['nothing', []],
    ['a web page', [...new TextEncoder().encode('<!doctype html><html lang="en"></html>')]],
    ['cut in the middle', whole.slice(0, -3)],
    ['cut in a number', whole.slice(0, 1)],
    ['without a graph', number(1, 8)],
    ['a number without an end', Array.from({ length: 12 }, () => 0xff)],
    ['a graph that is a number', number(7, 1)],
  ])('%s', async (_, bytes) => {
    await expect(largestTensor(new Blob([new Uint8Array(bytes)]), 'onnx/model.onnx')).rejects.toMatchObject({
      code: 'model-file-unreadable',
      values: { file: 'onnx/model.onnx' },
    })
  })

  test('graphs in graphs without an end', async () => {
    let graph: number[] = []
    for (let depth = 0; depth < 20; depth++) graph = message(1, message(5, message(6, graph)))
    await expect(find(graph)).rejects.toMatchObject({ code: 'model-file-unreadable' })
  })
})
