/** The other side: what everyone writes, `pipeline('translation')`, in a Worker of its own with the same files and threads. */
import { type Tensor, type TranslationPipeline, pipeline } from '@huggingface/transformers'
import { serveFiles } from '../../../lib/engine/model-source'
import { startRuntime } from '../../../lib/engine/start-runtime'
import type { LoadRequest, StartRequest } from '../../../lib/messaging/realm-contract'
import type { Call } from './sides-contract'

let translate: TranslationPipeline
let tokens = 0

/** The pipeline tells texts only: its tokens are counted where its model hands them out. */
function countTokens(): void {
  const { model } = translate
  const generate = model.generate.bind(model)
  const end = Number(model.config['eos_token_id' as never])
  model.generate = async (options: never) => {
    const output = (await generate(options)) as Tensor
    for (const row of output.tolist() as bigint[][]) {
      const said = row.slice(1).indexOf(BigInt(end))
      tokens += said < 0 ? row.length - 1 : said + 1
    }
    return output
  }
}

async function answer({ load, calls = [] }: { load?: LoadRequest & StartRequest; calls?: Call[] }) {
  if (load) {
    await startRuntime(load)
    serveFiles(load.model, load.files)
    translate = await pipeline('translation', load.model, { device: 'wasm', dtype: 'q8' })
    countTokens()
  }
  tokens = 0
  const began = performance.now()
  for (const { texts, cap } of calls) await translate(texts, { max_new_tokens: cap, num_beams: 1 })
  return { elapsedMs: performance.now() - began, tokens }
}

self.addEventListener('message', ({ data }: MessageEvent<Parameters<typeof answer>[0]>) => {
  void answer(data).then(
    (run) => self.postMessage(run),
    (error: unknown) => self.postMessage({ failed: String(error) }),
  )
})
