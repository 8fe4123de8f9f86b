/**
 * The two sides that run in the browser, each in a Worker of its own on the same model files and threads: our realm, and
 * what everyone writes, `pipeline('translation')`. Called by name from Node, which sets the order.
 */
import { Realm } from '../../../lib/host/realm'
import type { Rung } from '../../../lib/messaging/contract'
import type { ModelFiles } from '../../../lib/messaging/realm-contract'
import { sentences } from '../../../lib/text/sentences'
import mjs from '../../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.jspi.mjs?url'
import wasm from '../../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.jspi.wasm?url'
import type { BrowserSides, Call, OurRun, Run } from './sides-contract'

const PATHS = ['config.json', 'generation_config.json', 'tokenizer.json', 'tokenizer_config.json']
const ONNX = ['onnx/encoder_model_quantized.onnx', 'onnx/decoder_model_merged_quantized.onnx']
const NAME = 'bench/model'
/** As many as a long page has ready at once; the engine sorts them into batches of its own. */
const REQUEST = 512
const never = new AbortController().signal
const runtime = { mjs: new URL(mjs, location.href).href, wasm: new URL(wasm, location.href).href }

let realm: Realm
let pipeline: Worker
let folder = ''
let rung: Rung

async function files(): Promise<ModelFiles> {
  const read = [...PATHS, ...ONNX].map(async (path) => {
    const response = await fetch(`${folder}/${path}`)
    if (!response.ok) throw new Error(`${folder}/${path}: ${response.status}`)
    return [path, await response.arrayBuffer()] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

async function startOurs(): Promise<void> {
  const worker = (name: string) =>
    new Worker(new URL('../../../lib/engine/worker.ts', import.meta.url), { type: 'module', name })
  realm = new Realm(worker, NAME, rung)
  const [read] = await Promise.all([files(), realm.start({ model: NAME, rung, runtime }, never)])
  await realm.load({ model: NAME, task: 'translation', rung, files: read }, never)
}

function inSentences(text: string): string[] {
  return sentences(text, 'fr').flatMap((piece) => piece.text || [])
}

async function ours(texts: string[], cap: number | null): Promise<OurRun> {
  const run: OurRun = { elapsedMs: 0, tokens: 0, runMs: 0 }
  const began = performance.now()
  const all = texts.flatMap(inSentences)
  for (let from = 0; from < all.length; from += REQUEST) {
    const request = {
      texts: all.slice(from, from + REQUEST),
      source: 'fr',
      target: 'en',
      beams: 1,
      ...(cap !== null && { maxNewTokens: cap }),
    }
    for await (const event of realm.translate(request, never)) {
      if (event.type !== 'decoded') continue
      run.runMs += event.figures.runMs
      for (const { outputIds } of event.figures.passes) run.tokens += outputIds.length - 1
    }
  }
  run.elapsedMs = performance.now() - began
  return run
}

async function askPipeline(message: unknown): Promise<Run> {
  return await new Promise((resolve, reject) => {
    pipeline.addEventListener('message', ({ data }: MessageEvent<Run & { failed?: string }>) =>
      data.failed === undefined ? resolve(data) : reject(new Error(data.failed)),
    )
    pipeline.postMessage(message)
  })
}

const sides: BrowserSides = {
  split: (texts) => texts.map(inSentences),
  async load(address, threads) {
    if (!crossOriginIsolated) throw new Error('not cross-origin isolated: there would be no threads')
    folder = address
    rung = { device: 'wasm', dtype: 'q8', threads }
    await startOurs()
  },
  async loadPipeline() {
    pipeline = new Worker(new URL('./pipeline.worker.ts', import.meta.url), { type: 'module' })
    await askPipeline({ load: { model: NAME, rung, runtime, files: await files() } })
  },
  ours,
  pipeline: async (calls: Call[]) => await askPipeline({ calls }),
}

Object.assign(globalThis, { sides })
