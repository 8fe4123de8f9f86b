/** The other side: what everyone writes, `pipeline('translation')`, in a Worker of its own with the same files and threads. */
import { type TranslationPipeline, pipeline } from '@huggingface/transformers'
import { serveFiles } from '../../../lib/engine/model-source'
import { startRuntime } from '../../../lib/engine/start-runtime'
import type { LoadRequest, StartRequest } from '../../../lib/messaging/realm-contract'

let translate: TranslationPipeline

self.addEventListener(
  'message',
  (event: MessageEvent<{ load?: LoadRequest & StartRequest; batches?: string[][]; cap?: number }>) => {
    const { load, batches = [], cap } = event.data
    void (async () => {
      if (load) {
        await startRuntime(load)
        serveFiles(load.model, load.files)
        translate = await pipeline('translation', load.model, { device: 'wasm', dtype: 'q8' })
      }
      const began = performance.now()
      for (const batch of batches) await translate(batch, { max_new_tokens: cap, num_beams: 1 } as never)
      self.postMessage({ elapsedMs: performance.now() - began })
    })()
  },
)
