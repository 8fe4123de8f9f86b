/**
 * `page.*`: the engine on a page's worth of text against what else there is, in one run: the same
 * model, texts, threads and cap on the output for all sides, greedy, nothing remembered and nothing translated once for two.
 */
import { openSides } from './engine/open-sides.ts'
import type { OurRun, Run } from './engine/sides-contract.ts'
import {
  type BenchModel,
  address,
  type Paragraph,
  benchModels,
  readParagraphs,
  wordsOf,
} from './page-models.ts'
import { FIRST_BLOCK_WORDS, type Runs, type SideName, THREADS, firstBlock, rounds } from './page-rounds.ts'
import { type Measured, median } from './rows.ts'

const PEERS: [SideName, string][] = [
  ['pipeline', 'plain transformers.js pipeline, per paragraph'],
  ['pipeline8', 'plain transformers.js pipeline, batches of 8 paragraphs'],
  ['ct2', 'CTranslate2 int8 as it comes, batches of 64 sentences'],
  ['ct2-128', 'CTranslate2 int8 held to 128-bit SIMD, batches of 64 sentences'],
  ['ort', 'native onnxruntime on our files, batches of 16 sentences'],
]

export async function page(): Promise<Measured[]> {
  const rows: Measured[] = []
  for (const model of benchModels()) {
    const open = await openSides()
    try {
      await open.call('load', address(model), THREADS)
      await open.call('loadPipeline')
      const given = await readParagraphs(open)
      rows.push(...speedRows(model, given, await rounds(model, open, given)))
    } finally {
      await open.close()
    }
  }
  return rows
}

function speedRows(model: BenchModel, text: Paragraph[], runs: Runs): Measured[] {
  const bound = boundOf(runs.ours as OurRun[])
  const shared = text.slice(0, model.sharedParagraphs)
  const all = text.slice(0, model.paragraphs)
  const rows: Measured[] = []
  for (const [name, against] of PEERS) {
    const theirs = runs[name]
    if (!theirs) continue
    const isShared = name.startsWith('pipeline')
    const given = isShared ? shared : all
    const ours = runs[isShared ? 'ours-shared' : 'ours']!
    const sentenceCount = given.reduce((sum, { sentences }) => sum + sentences.length, 0)
    // A batch of paragraphs runs until its longest ends: of a pinned output only what belongs to a sentence counts.
    const tokens = ({ tokens: told }: Run) => (model.isPinned ? sentenceCount * model.cap : told)
    const words = wordsOf(given)
    const rate = (of: Run[], count: (run: Run) => number) =>
      median(of.map((run) => (count(run) / run.elapsedMs) * 1000))
    const about = { runs: ours.length, against: `${against}; ${words} words`, bound }
    const row = `page.${model.name}.vs-${name}`
    rows.push(
      {
        ...about,
        name: row,
        unit: 'words/s',
        ours: rate(ours, () => words),
        other: rate(theirs, () => words),
      },
      {
        ...about,
        name: `${row}.tokens`,
        unit: 'tokens/s',
        ours: rate(ours, tokens),
        other: rate(theirs, tokens),
      },
    )
  }
  rows.push({
    name: `page.${model.name}.first-block`,
    unit: 'ms',
    ours: median(runs['first-block']!.map(({ elapsedMs }) => elapsedMs)),
    other: median(runs['pipeline-first-block']!.map(({ elapsedMs }) => elapsedMs)),
    runs: runs['first-block']!.length,
    against: `plain transformers.js pipeline, per paragraph; ${wordsOf(firstBlock(all))} words`,
    bound: `all of the first ${FIRST_BLOCK_WORDS} words at once, in one batch; ${boundOf(runs['first-block'] as OurRun[])}`,
  })
  return rows
}

function boundOf(ours: OurRun[]): string {
  const inside = Math.round(100 * median(ours.map((run) => run.runMs / run.elapsedMs)))
  return `${inside} % of our time is inside \`session.run\`, most of that in WebAssembly's 8-bit matrix products on ${THREADS} threads`
}
