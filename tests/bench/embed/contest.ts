/** Passages as vectors: our realm, given all of them, and a pipeline that is called for each. Each in a Worker of its own. */
import { Realm } from '../../../lib/host/realm'
import type { Rung } from '../../../lib/messaging/contract'
import type { ModelFiles } from '../../../lib/messaging/realm-contract'
import mjs from '../../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.jspi.mjs?url'
import wasm from '../../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.jspi.wasm?url'
import type { Asked } from './pipeline.worker.ts'

const MODEL = 'bench/embedder'
const PATHS = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx']
const never = new AbortController().signal
const runtime = { mjs: new URL(mjs, location.href).href, wasm: new URL(wasm, location.href).href }

let realm: Realm
let worker: Worker

async function files(): Promise<ModelFiles> {
  const read = PATHS.map(async (path) => {
    const response = await fetch(`/models/all-MiniLM-L6-v2/${path}`)
    return [path, await response.arrayBuffer()] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

async function askPipeline(asked: Asked): Promise<number> {
  return await new Promise((resolve, reject) => {
    const listen = ({ data }: MessageEvent<{ elapsedMs: number; failed?: string }>) =>
      data.failed === undefined ? resolve(data.elapsedMs) : reject(new Error(data.failed))
    worker.addEventListener('message', listen, { once: true })
    worker.postMessage(asked)
  })
}

const page = {
  async load(): Promise<void> {
    if (!crossOriginIsolated) throw new Error('not cross-origin isolated: there would be no threads')
    const rung: Rung = { device: 'wasm', dtype: 'q8', threads: navigator.hardwareConcurrency }
    const start = (name: string) =>
      new Worker(new URL('../../../lib/engine/worker.ts', import.meta.url), { type: 'module', name })
    realm = new Realm(start, MODEL, rung)
    await realm.start({ model: MODEL, rung, runtime }, never)
    const about = { model: MODEL, task: 'feature-extraction', rung } as const
    await realm.load({ ...about, files: await files() }, never)
    worker = new Worker(new URL('./pipeline.worker.ts', import.meta.url), { type: 'module' })
    await askPipeline({ load: { ...about, runtime, files: await files() } })
  },

  async ours(texts: string[]): Promise<number> {
    const began = performance.now()
    for await (const _ of realm.embed({ texts }, never));
    return performance.now() - began
  },

  pipeline: async (texts: string[]): Promise<number> => await askPipeline({ texts }),
}

export type EmbedContest = typeof page

Object.assign(globalThis, { page })
