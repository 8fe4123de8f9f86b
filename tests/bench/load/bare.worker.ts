/** The other side: the runtime and the same sessions, built from buffers that are in memory, and nothing more. */
import { InferenceSession, env } from 'onnxruntime-web/webgpu'

export interface Bare {
  threads: number
  runtime: { mjs: string; wasm: string }
  models: ArrayBuffer[]
}

self.addEventListener('message', ({ data }: MessageEvent<Bare>) => {
  void (async () => {
    env.logLevel = 'error'
    env.wasm.wasmPaths = data.runtime
    env.wasm.numThreads = data.threads
    env.wasm.proxy = false
    for (const model of data.models)
      await InferenceSession.create(new Uint8Array(model), { executionProviders: ['wasm'] })
    self.postMessage('ready')
  })()
})
