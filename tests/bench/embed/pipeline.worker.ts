/** The other side: what everyone writes, `pipeline('feature-extraction')`, called for each passage, with the same files and threads. */
import { type FeatureExtractionPipeline, pipeline } from '@huggingface/transformers'
import { serveFiles } from '../../../lib/engine/model-source'
import { startRuntime } from '../../../lib/engine/start-runtime'
import type { LoadRequest, StartRequest } from '../../../lib/messaging/realm-contract'

let extract: FeatureExtractionPipeline

export interface Asked {
  load?: LoadRequest & StartRequest
  texts?: string[]
}

async function answer({ load, texts = [] }: Asked): Promise<number> {
  if (load) {
    await startRuntime(load)
    serveFiles(load.model, load.files)
    extract = await pipeline('feature-extraction', load.model, { device: 'wasm', dtype: 'q8' })
  }
  const began = performance.now()
  for (const text of texts) await extract(text, { pooling: 'mean', normalize: true })
  return performance.now() - began
}

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  void answer(data).then(
    (elapsedMs) => self.postMessage({ elapsedMs }),
    (error: unknown) => self.postMessage({ failed: String(error) }),
  )
})
