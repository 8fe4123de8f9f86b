/**
 * What the built extension costs with a model: the first words from nothing, and the memory of its process. The starter is in
 * it; another model comes from a hub on this machine, as a reader's would.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHROME_BUILD } from '../../scripts/build-extension.ts'
import { type Launched, launchExtension, serviceWorker } from '../../scripts/launch-extension.ts'
import { type HostClient, hostClient } from '../e2e/host-client.ts'
import { startHub } from '../hub/hub-server.ts'
import { type BenchModel, benchModels, modelBytes } from './page-models.ts'
import { canMeasureMemory, memoryReader } from './process-memory.ts'
import { type Measured, median } from './rows.ts'

const COLD_STARTS = 5
const SAMPLE_EVERY_MS = 100
const SENTENCE = 'Le but a été refusé car le joueur avait touché le ballon avec son bras.'

interface Extension extends Launched {
  host: HostClient
  /** As a request names it. */
  model: string
}

export async function inExtension(): Promise<Measured[]> {
  const rows: Measured[] = []
  for (const model of benchModels()) {
    rows.push(await withExtension(model, (extension) => coldStart(model, extension)))
    if (canMeasureMemory) rows.push(await withExtension(model, (extension) => memory(model, extension)))
  }
  return rows
}

async function withExtension<Result>(
  { name, folder }: BenchModel,
  run: (extension: Extension) => Promise<Result>,
): Promise<Result> {
  const hub = await startHub()
  const launched = await launchExtension({ extensionDir: CHROME_BUILD, headless: true })
  try {
    const host = await hostClient(launched.context, launched.extensionId)
    if (name === 'starter') return await run({ ...launched, host, model: 'gloss/starter-fr-en' })
    const model = `bench/${name}`
    hub.add({ id: model, folder })
    await host.call('models.prefer', { host: hub.url })
    const { error } = await host.call('models.download', { model })
    if (error) throw new Error(JSON.stringify(error))
    return await run({ ...launched, host, model })
  } finally {
    await launched.context.close()
    await hub.close()
  }
}

const request = (model: string, texts: string[]) => ({
  texts,
  source: 'fr',
  target: 'en',
  model,
  priority: 'rest',
  isPrivate: true,
})

async function coldStart({ name }: BenchModel, { context, host, model }: Extension): Promise<Measured> {
  const times: number[] = []
  for (let start = 0; start < COLD_STARTS; start++) {
    const worker = await serviceWorker(context)
    await worker.evaluate('chrome.offscreen.closeDocument().catch(() => {})')
    const began = performance.now()
    await host.until('translate', request(model, [SENTENCE]), { type: 'partial' })
    times.push(performance.now() - began)
  }
  return {
    name: `cold-start.${name}`,
    unit: 'ms',
    ours: median(times),
    runs: times.length,
    against: '–',
    bound:
      'creating the offscreen document and the Worker, compiling the runtime, reading the model, building two sessions; to the first words',
  }
}

async function memory(model: BenchModel, extension: Extension): Promise<Measured> {
  const text = readFileSync(join(import.meta.dirname, 'texts/fra.txt'), 'utf8')
  const texts = text.split(/\n+/).filter(Boolean).slice(0, model.sharedParagraphs)
  const read = await memoryReader(extension.context.browser()!)
  let peakBytes = 0
  const done = new AbortController()
  const watching = (async () => {
    while (!done.signal.aborted) {
      peakBytes = Math.max(peakBytes, (await read()).largestRendererBytes)
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_EVERY_MS))
    }
  })()
  const { error } = await extension.host.call('translate', request(extension.model, texts))
  done.abort()
  await watching
  if (error) throw new Error(JSON.stringify(error))
  return {
    name: `memory.${model.name}`,
    unit: 'MB',
    ours: peakBytes / 1e6,
    other: (modelBytes(model) * 1.5) / 1e6 + 150,
    runs: 1,
    against:
      'the aim: 1.5 times the model and 150 MB; ours is the peak of the extension’s process, idle share included',
    bound:
      "the browser's own share, the compiled runtime, the model's files while they are handed over, the weights as the runtime packs them, the cache of a batch",
  }
}
