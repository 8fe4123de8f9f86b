import { Realm } from '../../lib/host/realm'
import type { Rung, Task } from '../../lib/messaging/contract'
import type { DecodeEvent, ModelFiles } from '../../lib/messaging/realm-contract'
import mjs from '../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.jspi.mjs?url'
import wasm from '../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.jspi.wasm?url'

export const startWorker = (name: string) =>
  new Worker(new URL('../../lib/engine/worker.ts', import.meta.url), { type: 'module', name })

export const never = new AbortController().signal

const absolute = (path: string) => new URL(path, location.href).href
export const runtime = { mjs: absolute(mjs), wasm: absolute(wasm) }

async function readFile(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return await response.arrayBuffer()
}

/** A folder of a model, by the paths that its repository would have. Only what decodes has a generation config. */
export async function readModel(folder: string, onnx: string[]): Promise<ModelFiles> {
  const decodes = !ENCODERS.some((name) => folder.endsWith(name))
  const paths = [
    'config.json',
    'tokenizer.json',
    'tokenizer_config.json',
    ...(decodes ? ['generation_config.json'] : []),
    ...onnx.map((name) => `onnx/${name}`),
  ]
  const entries = paths.map(
    async (path) => [path, await readFile(`/${folder.replace(/^public\//, '')}/${path}`)] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}

/** Where a model's files are: what ships with the extension is not kept twice. */
export const folderOf = (model: string): string =>
  `${model === 'all-MiniLM-L6-v2' ? 'public/models' : 'tests/fixtures/models'}/${model}`

const ENCODERS = ['tiny-bert-qa', 'all-MiniLM-L6-v2']

/** A realm with the model loaded; ended when the test is over. */
export async function loadedRealm(
  model: string,
  folder: string,
  onnx: string[],
  rung: Rung,
  task: Task = 'translation',
): Promise<{ realm: Realm } & Disposable> {
  return await realmWith(model, await readModel(folder, onnx), rung, task)
}

/** The same with files in hand, which are gone afterwards. */
export async function realmWith(
  model: string,
  files: ModelFiles,
  rung: Rung,
  task: Task,
): Promise<{ realm: Realm } & Disposable> {
  const realm = new Realm(startWorker, model, rung)
  await realm.start({ model, rung, runtime }, never)
  await realm.load({ model, task, files, rung }, never)
  return { realm, [Symbol.dispose]: () => realm.end() }
}

/** The last event of a decode. */
export async function decoded(
  events: AsyncIterable<DecodeEvent>,
): Promise<Extract<DecodeEvent, { type: 'decoded' }>> {
  for await (const event of events) if (event.type === 'decoded') return event
  throw new Error('the stream ended without a result')
}

/** The results of several texts, in their order. */
export async function allDecoded(
  events: AsyncIterable<DecodeEvent>,
  count: number,
): Promise<Extract<DecodeEvent, { type: 'decoded' }>[]> {
  const results: Extract<DecodeEvent, { type: 'decoded' }>[] = []
  for await (const event of events) if (event.type === 'decoded') results[event.index] = event
  if (Object.keys(results).length !== count)
    throw new Error(`${Object.keys(results).length} of ${count} texts came`)
  return results
}
