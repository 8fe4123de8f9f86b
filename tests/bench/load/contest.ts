/**
 * From a model in the store to one that has decoded its first step, against bare ORT that builds the same sessions with as
 * many threads from buffers in memory. Each in a new Worker, so both fetch and compile the runtime; turns alternate.
 */
import { Realm } from '../../../lib/host/realm'
import type { Rung } from '../../../lib/messaging/contract'
import { importModel } from '../../../lib/models/import/import-model'
import { readModel } from '../../../lib/models/store/read'
import mjs from '../../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.jspi.mjs?url'
import wasm from '../../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.jspi.wasm?url'
import type { Bare } from './bare.worker.ts'

const MODEL = 'local/starter-fr-en'
const ONNX = ['onnx/encoder_model_quantized.onnx', 'onnx/decoder_model_merged_quantized.onnx']
const PATHS = ['config.json', 'generation_config.json', 'tokenizer.json', 'tokenizer_config.json', ...ONNX]
const runtime = { mjs: new URL(mjs, location.href).href, wasm: new URL(wasm, location.href).href }
const never = new AbortController().signal

export interface Round {
  oursMs: number
  bareMs: number
  /** Of ours, until the files were out of the store. */
  readMs: number
  /** Of ours, until the runtime was up; at the same time as the reading. */
  runtimeMs: number
}

/** As `host/realms` does it: the runtime comes up while the files are read. */
async function ours(rung: Rung): Promise<Omit<Round, 'bareMs'>> {
  const began = performance.now()
  const since = () => performance.now() - began
  const worker = (name: string) =>
    new Worker(new URL('../../../lib/engine/worker.ts', import.meta.url), { type: 'module', name })
  const realm = new Realm(worker, MODEL, rung)
  const started = realm.start({ model: MODEL, rung, runtime }, never).then(since)
  const read = readModel(MODEL, PATHS)
  const [files, readMs, runtimeMs] = await Promise.all([read, read.then(since), started])
  await realm.load({ model: MODEL, task: 'translation', rung, files }, never)
  const oursMs = since()
  realm.end()
  return { oursMs, readMs, runtimeMs }
}

async function bare(rung: Rung): Promise<number> {
  const files = await readModel(MODEL, ONNX)
  const models = Object.values(files)
  const began = performance.now()
  const worker = new Worker(new URL('./bare.worker.ts', import.meta.url), { type: 'module' })
  const ready = new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }))
  worker.postMessage({ threads: rung.threads, runtime, models } satisfies Bare, models)
  await ready
  const elapsedMs = performance.now() - began
  worker.terminate()
  return elapsedMs
}

const page = {
  async store(): Promise<void> {
    const picked = PATHS.map(async (path) => {
      const response = await fetch(`/models/starter-fr-en/${path}`)
      return { path, file: new File([await response.blob()], path.split('/').at(-1)!) }
    })
    await importModel(MODEL, await Promise.all(picked), never, () => {})
  },

  async round(turn: number): Promise<Round> {
    if (!crossOriginIsolated) throw new Error('not cross-origin isolated: there would be no threads')
    const rung: Rung = { device: 'wasm', dtype: 'q8', threads: navigator.hardwareConcurrency }
    if (turn % 2 === 0) return { ...(await ours(rung)), bareMs: await bare(rung) }
    const bareMs = await bare(rung)
    return { ...(await ours(rung)), bareMs }
  },
}

export type LoadContest = typeof page

Object.assign(globalThis, { page })
