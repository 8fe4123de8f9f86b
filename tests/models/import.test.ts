/** A model that comes from a folder: whole, or told exactly what it lacks. */
import { expect, test } from 'vitest'
import { exportModel } from '../../lib/models/import/export-model'
import { type ImportProgress, importModel } from '../../lib/models/import/import-model'
import { inspectPicked } from '../../lib/models/import/inspect-picked'
import {
  type PickedFile,
  allFromDirectory,
  allFromInput,
  isTaken,
} from '../../lib/models/import/picked-files'
import { contentsOnDisk } from '../../lib/models/store/files'
import { removeModel, storedModel, storedModels } from '../../lib/models/store/models'
import { readStored } from '../../lib/models/store/read'
import { bytesSent, fetched, never, repository, requestFor, startClient } from './model-fixture'

const PATHS = [
  'config.json',
  'generation_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'onnx/encoder_model.onnx',
  'onnx/decoder_model_merged.onnx',
]

/** The fixture folder, as a person would have it on disk. */
async function folder(): Promise<PickedFile[]> {
  const files = PATHS.map(async (path) => {
    const response = await fetch(`/tests/fixtures/models/tiny-t5/${path}`)
    return { path, file: new File([await response.arrayBuffer()], path.split('/').at(-1)!) }
  })
  return await Promise.all(files)
}

const silent = (): void => {}

test('a whole folder becomes a model that reads back byte for byte', async () => {
  const picked = await folder()
  const seen: ImportProgress[] = []
  const { id, commit } = await importModel('local/t5', picked, never, (progress) => void seen.push(progress))
  const model = (await storedModel(id))!
  expect(model).toMatchObject({ commit, state: 'complete', source: 'import' })
  expect(commit).toMatch(/^[0-9a-f]{40}$/)
  for (const { path, file } of picked) {
    const stored = await readStored(id, path)
    expect(new Uint8Array(await stored.arrayBuffer())).toEqual(new Uint8Array(await file.arrayBuffer()))
  }
  expect(seen).toHaveLength(PATHS.length)
})

test.each([
  ['config.json', 'config.json'],
  ['tokenizer.json', 'tokenizer.json'],
  ['onnx/', 'onnx/*.onnx'],
])('a folder without %s is told so, and nothing is taken', async (without, files) => {
  const picked = (await folder()).filter(({ path }) => !path.startsWith(without))
  const before = await contentsOnDisk()
  await expect(importModel('local/lacking', picked, never, silent)).rejects.toMatchObject({
    code: 'import-incomplete',
    values: { files },
  })
  expect(await storedModels()).toEqual([])
  expect(await contentsOnDisk()).toEqual(before)
})

test('what a folder holds besides a model tells what is wrong with it', async () => {
  const config = (await folder()).find(({ path }) => path === 'config.json')!.file
  const checkpoint = Object.defineProperty(new File(['…'], 'model.safetensors'), 'webkitRelativePath', {
    value: 'my-model/model.safetensors',
  })
  await expect(inspectPicked(allFromInput([config, checkpoint]))).rejects.toMatchObject({
    code: 'layout-wrong',
    values: { problem: 'no-onnx', file: 'model.safetensors' },
  })
  expect(await inspectPicked(await folder())).toMatchObject({
    architecture: 't5',
    builds: [{ dtype: 'fp32' }],
  })
})

test('the same folder twice is the same model', async () => {
  const first = await importModel('local/twice', await folder(), never, silent)
  const second = await importModel('local/twice', await folder(), never, silent)
  expect(second).toEqual(first)
  expect(await storedModels()).toHaveLength(1)
})

test('an import that is taken back leaves nothing that counts', async () => {
  const abort = new AbortController()
  const importing = importModel('local/aborted', await folder(), abort.signal, () => abort.abort())
  await expect(importing).rejects.toMatchObject({ code: 'cancelled' })
  expect(await storedModels()).toEqual([])
})

test('what was imported is not fetched from the hub again', async () => {
  using client = startClient()
  await importModel('local/offline', await folder(), never, silent)
  const id = await repository({ fixture: 'tiny-t5' })
  const request = await requestFor(id)
  const weights = request.files.filter(({ path }) => path.endsWith('.onnx') && PATHS.includes(path))
  await fetched(client.download({ ...request, files: weights }, never))
  expect(await bytesSent(id)).toBe(0)
  expect((await storedModel(id))!.state).toBe('complete')
})

test('an exported folder can be imported', async () => {
  const out = await (
    await navigator.storage.getDirectory()
  ).getDirectoryHandle(`out-${crypto.randomUUID()}`, { create: true })
  const { commit } = await importModel('local/source', await folder(), never, silent)
  const name = await exportModel('local/source', out)
  await removeModel('local/source', commit)
  const picked = await allFromDirectory(await out.getDirectoryHandle(name))
  expect(picked.map(({ path }) => path).toSorted()).toEqual(PATHS.toSorted())
  expect((await importModel('local/source', picked, never, silent)).commit).toBe(commit)
  await expect(exportModel('local/nothing', out)).rejects.toMatchObject({ code: 'model-not-whole' })
})

test('of what was picked, only a model’s files are taken, each at its place', () => {
  const file = (name: string, relative = '') =>
    Object.defineProperty(new File([], name), 'webkitRelativePath', { value: relative })
  const paths = allFromInput([
    file('config.json', 'my-model/config.json'),
    file('model.onnx', 'my-model/onnx/model.onnx'),
    file('config', 'my-model/.git/config.json'),
    file('pytorch_model.bin', 'my-model/pytorch_model.bin'),
    file('tokenizer.json'),
    file('model_q4.onnx'),
    file('model_q4.onnx_data'),
  ])
    .filter(isTaken)
    .map(({ path }) => path)
  expect(paths).toEqual([
    'config.json',
    'onnx/model.onnx',
    'tokenizer.json',
    'onnx/model_q4.onnx',
    'onnx/model_q4.onnx_data',
  ])
})
