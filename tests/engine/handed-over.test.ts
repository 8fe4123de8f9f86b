/** What a repository may hold besides the plain files, and what it may lack. */
import { expect, test } from 'vitest'
import type { Rung } from '../../lib/messaging/contract'
import type { ModelFiles } from '../../lib/messaging/realm-contract'
import { decoded, never, readModel, realmWith } from './realm-fixture'

const BERT = 'tests/fixtures/models/tiny-bert-qa'
const QWEN = 'tests/fixtures/models/tiny-qwen3-chat'
const FP32: Rung = { device: 'wasm', dtype: 'fp32', threads: 1 }
const bytes = async (path: string) => await (await fetch(`/${path}`)).arrayBuffer()
const text = (words: string) => new TextEncoder().encode(words).buffer

function json(files: ModelFiles, path: string): Record<string, unknown> {
  return JSON.parse(new TextDecoder().decode(files[path])) as Record<string, unknown>
}

/** The question answerer with its weights in a file of their own, as models of more than 2 GB have them. */
async function externalData(config: Record<string, unknown> = {}): Promise<ModelFiles> {
  const files = await readModel(BERT, [])
  files['config.json'] = text(JSON.stringify({ ...json(files, 'config.json'), ...config }))
  files['onnx/model.onnx'] = await bytes(`${BERT}/external-data/model.onnx`)
  files['onnx/model.onnx_data'] = await bytes(`${BERT}/external-data/model.onnx_data`)
  return files
}

const declared = (use: unknown) => ({ 'transformers.js_config': { use_external_data_format: use } })
const loadBert = (files: ModelFiles) => realmWith('test/tiny-bert-qa', files, FP32, 'question-answering')

test.each([
  ['says so', declared({ 'model.onnx': 1 })],
  ['says nothing', {}],
  ['says that every graph has some', declared(true)],
])('weights in a file of their own are found where the config %s', async (_, config) => {
  const plain = await readModel(BERT, ['model.onnx'])
  using first = await loadBert(plain)
  using second = await loadBert(await externalData(config))
  const { finite, cosine } = await second.realm.compare(await first.realm.score(never), never)
  expect({ finite, cosine }).toEqual({ finite: true, cosine: expect.closeTo(1, 9) })
})

test('a file of weights that the config names and nobody has is told by its name', async () => {
  const files = await externalData(declared({ 'model.onnx': 1 }))
  delete files['onnx/model.onnx_data']
  await expect(loadBert(files)).rejects.toMatchObject({
    code: 'model-file-missing',
    values: { file: 'onnx/model.onnx_data' },
  })
})

test.each([
  ['declared for every graph', declared(true)],
  ['declared nowhere', {}],
])('weights that are missing, %s, fail the load: it does not hang', async (_, config) => {
  const files = await externalData(config)
  delete files['onnx/model.onnx_data']
  await expect(loadBert(files)).rejects.toMatchObject({
    code: 'load-failed',
    values: { reason: expect.stringContaining('model.onnx_data') },
  })
})

test('a gap in the files of weights is told by the name of what is missing', async () => {
  const files = await externalData()
  files['onnx/model.onnx_data_2'] = text('more')
  await expect(loadBert(files)).rejects.toMatchObject({
    code: 'model-file-missing',
    values: { file: 'onnx/model.onnx_data_1' },
  })
})

test.each([
  ['chat_template.jinja', (template: string) => template],
  ['chat_template.json', (template: string) => JSON.stringify({ chat_template: template })],
])('a chat template in %s is the one that counts', async (path, write) => {
  const files = await readModel(QWEN, ['model.onnx'])
  const plain = json(files, 'tokenizer_config.json')
  files['tokenizer_config.json'] = text(JSON.stringify({ ...plain, chat_template: undefined }))
  files[path] = text(write(String(plain['chat_template'])))
  const messages = [{ role: 'user', content: 'Bonjour' }]
  using withFile = await realmWith('test/tiny-qwen3-chat', files, FP32, 'text-generation')
  using usual = await realmWith(
    'test/tiny-qwen3-chat',
    await readModel(QWEN, ['model.onnx']),
    FP32,
    'text-generation',
  )
  const answer = async ({ realm }: typeof usual) =>
    await decoded(realm.chat({ messages, maxNewTokens: 4 }, never))
  const [own, expected] = [await answer(withFile), await answer(usual)]
  expect(own.figures.passes).toEqual(expected.figures.passes)
})

test('a tokenizer without a config of its own is taken as it is', async () => {
  const files = await readModel(BERT, ['model.onnx'])
  delete files['tokenizer_config.json']
  using loaded = await loadBert(files)
  expect(await loaded.realm.score(never)).toHaveProperty('sequences.length', 4)
})

test.each(['config.json', 'tokenizer.json', 'onnx/model.onnx'])(
  'without %s nothing loads, and it is named',
  async (path) => {
    const files = await readModel(BERT, ['model.onnx'])
    delete files[path]
    await expect(loadBert(files)).rejects.toMatchObject({
      code: expect.stringMatching(/^(model-file-missing|load-failed)$/),
      message: expect.stringContaining(path),
    })
  },
)
