/** What needs a browser of its own: the first sentence from nothing, and the memory of our side alone. */
import { type OpenSides, openSides } from './engine/open-sides.ts'
import { type BenchModel, address, modelBytes, readParagraphs } from './page-models.ts'
import { THREADS } from './page-rounds.ts'
import { canMeasureMemory, memoryReader } from './process-memory.ts'
import { type Measured, median } from './rows.ts'

const COLD_STARTS = 3
const SAMPLE_EVERY_MS = 100
const SENTENCE = 'Le but a été refusé car le joueur avait touché le ballon avec son bras.'

export async function coldStart(model: BenchModel): Promise<Measured[]> {
  const times: number[] = []
  for (let start = 0; start < COLD_STARTS; start++) {
    const open = await openSides()
    try {
      times.push(await open.call('coldStart', address(model), THREADS, SENTENCE, model.cap))
    } finally {
      await open.close()
    }
  }
  return [
    {
      name: `cold-start.${model.name}`,
      unit: 'ms',
      ours: median(times),
      runs: times.length,
      against: '–',
      bound:
        'compiling the runtime, reading the model, building two sessions; from a Worker that is not there to the first sentence',
    },
  ]
}

/** Of the process that holds the page and the realm's Worker, as the extension's own process does. */
export async function memory(model: BenchModel): Promise<Measured[]> {
  if (!canMeasureMemory) return []
  const open = await openSides()
  try {
    const given = (await readParagraphs(open)).slice(0, model.sharedParagraphs)
    const peakBytes = await peakOf(open, async () => {
      await open.call('load', address(model), THREADS)
      await open.call(
        'ours',
        given.map(({ text }) => text),
        model.cap,
      )
    })
    return [
      {
        name: `memory.${model.name}`,
        unit: 'MB',
        ours: peakBytes / 1e6,
        other: (modelBytes(model) * 1.5) / 1e6 + 150,
        runs: 1,
        against: 'the aim: 1.5 times the model and 150 MB',
        bound:
          "the browser's own share, the compiled runtime, the model's files while they are handed over, the weights as the runtime packs them",
      },
    ]
  } finally {
    await open.close()
  }
}

async function peakOf(open: OpenSides, work: () => Promise<void>): Promise<number> {
  const read = await memoryReader(open.browser)
  let peakBytes = 0
  const done = new AbortController()
  const watching = (async () => {
    while (!done.signal.aborted) {
      peakBytes = Math.max(peakBytes, (await read()).rendererBytes)
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_EVERY_MS))
    }
  })()
  await work().finally(() => done.abort())
  await watching
  return peakBytes
}
