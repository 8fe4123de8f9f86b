/**
 * Ours against the plain pipeline: the same model files, the same paragraphs, the same threads, greedy on both sides and one
 * cap on the output; each side in a Worker of its own, one after the other within each round.
 */
import { Realm } from '../../../lib/host/realm'
import type { Rung } from '../../../lib/messaging/contract'
import type { ModelFiles } from '../../../lib/messaging/realm-contract'
import { sentences } from '../../../lib/text/sentences'
import mjs from '../../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.jspi.mjs?url'
import wasm from '../../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.jspi.wasm?url'

const MODEL = 'gloss/starter-fr-en'
const PATHS = ['config.json', 'generation_config.json', 'tokenizer.json', 'tokenizer_config.json']
const ONNX = ['onnx/encoder_model_quantized.onnx', 'onnx/decoder_model_merged_quantized.onnx']
const CAP = 96
/** As many as a page would have ready at once; the engine sorts them into batches of its own. */
const BATCH = 256
const PIPELINE_BATCH = 8
const never = new AbortController().signal

export interface Round {
  oursMs: number
  perParagraphMs: number
  inBatchesMs: number
  runMs: number
  words: number
}

const runtime = { mjs: new URL(mjs, location.href).href, wasm: new URL(wasm, location.href).href }

async function files(): Promise<ModelFiles> {
  const read = [...PATHS, ...ONNX].map(async (path) => {
    const response = await fetch(`/models/starter-fr-en/${path}`)
    return [path, await response.arrayBuffer()] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

async function ourRealm(rung: Rung): Promise<Realm> {
  const worker = (name: string) =>
    new Worker(new URL('../../../lib/engine/worker.ts', import.meta.url), { type: 'module', name })
  const realm = new Realm(worker, MODEL, rung)
  await realm.start({ model: MODEL, rung, runtime }, never)
  await realm.load({ model: MODEL, task: 'translation', rung, files: await files() }, never)
  return realm
}

async function pipelineWorker(rung: Rung): Promise<(batches: string[][]) => Promise<number>> {
  const worker = new Worker(new URL('./pipeline.worker.ts', import.meta.url), { type: 'module' })
  const ask = (message: unknown) =>
    new Promise<{ elapsedMs: number }>((resolve) => {
      worker.addEventListener('message', (event) => resolve(event.data as { elapsedMs: number }), {
        once: true,
      })
      worker.postMessage(message)
    })
  await ask({ load: { model: MODEL, task: 'translation', rung, runtime, files: await files() } })
  return async (batches) => (await ask({ batches, cap: CAP })).elapsedMs
}

function inGroups<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, group) =>
    items.slice(group * size, (group + 1) * size),
  )
}

async function ours(realm: Realm, paragraphs: string[]): Promise<{ elapsedMs: number; runMs: number }> {
  const texts = paragraphs.flatMap((paragraph) =>
    sentences(paragraph, 'fr').flatMap(({ text }) => text || []),
  )
  let runMs = 0
  const began = performance.now()
  for (const batch of inGroups(texts, BATCH)) {
    const request = { texts: batch, source: 'fr', target: 'en', beams: 1, maxNewTokens: CAP }
    for await (const event of realm.translate(request, never)) {
      if (event.type === 'decoded') runMs += event.figures.runMs
    }
  }
  return { elapsedMs: performance.now() - began, runMs }
}

async function contest(paragraphs: string[], rounds: number): Promise<Round[]> {
  if (!crossOriginIsolated) throw new Error('not cross-origin isolated: there would be no threads')
  const rung: Rung = { device: 'wasm', dtype: 'q8', threads: navigator.hardwareConcurrency }
  const realm = await ourRealm(rung)
  const pipeline = await pipelineWorker(rung)
  const words = paragraphs.join(' ').split(/\s+/).length
  const results: Round[] = []
  // The first round is for V8 to compile the runtime in its last tier, and is not kept.
  for (let round = 0; round <= rounds; round++) {
    const { elapsedMs: oursMs, runMs } = await ours(realm, paragraphs)
    const perParagraphMs = await pipeline(paragraphs.map((paragraph) => [paragraph]))
    const inBatchesMs = await pipeline(inGroups(paragraphs, PIPELINE_BATCH))
    if (round > 0) results.push({ oursMs, perParagraphMs, inBatchesMs, runMs, words })
  }
  return results
}

Object.assign(globalThis, { contest })
