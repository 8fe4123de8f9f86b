/**
 * One model's sides, run in rounds: each side once a round, in an order that is turned by one from round to round. The first
 * round is for compilers and caches, and is not kept.
 */
import { existsSync } from 'node:fs'
import type { OpenSides } from './engine/open-sides.ts'
import type { Call, Run } from './engine/sides-contract.ts'
import { NativePeer, type PeerOptions, SIMD_128, pythonFor } from './native-peer.ts'
import { type BenchModel, type Paragraph } from './page-models.ts'

export const THREADS = 2
const ROUNDS = 3
const PIPELINE_BATCH = 8
/** What is in sight when a page opens. */
export const FIRST_BLOCK_WORDS = 150

export type SideName =
  | 'ours'
  | 'ours-shared'
  | 'first-block'
  | 'pipeline-first-block'
  | 'pipeline'
  | 'pipeline8'
  | 'ct2'
  | 'ct2-128'
  | 'ort'

export type Runs = Partial<Record<SideName, Run[]>>

type Side = (isWarmUp: boolean) => Promise<Run>

export async function rounds(model: BenchModel, open: OpenSides, given: Paragraph[]): Promise<Runs> {
  const shared = given.slice(0, model.sharedParagraphs)
  const all = given.slice(0, model.paragraphs)
  const first = firstBlock(all)
  const peers = nativePeers(model)
  const texts = (given: Paragraph[]) => given.map(({ text }) => text)
  const inSentences = (given: Paragraph[]) => given.flatMap(({ sentences }) => sentences)
  const sides = new Map<SideName, Side>([
    ['ours', (isWarmUp) => open.call('ours', texts(isWarmUp ? shared : all), model.cap)],
    ['pipeline', () => open.call('pipeline', calls(model, shared, 1))],
    ['ours-shared', () => open.call('ours', texts(shared), model.cap)],
    ['pipeline8', () => open.call('pipeline', calls(model, shared, PIPELINE_BATCH))],
    ['first-block', () => open.call('ours', texts(first), model.cap)],
    ['pipeline-first-block', () => open.call('pipeline', calls(model, first, 1))],
    ...[...peers].map(([name, peer]): [SideName, Side] => [
      name,
      (isWarmUp) => peer.translate(inSentences(isWarmUp ? shared : all), model.cap),
    ]),
  ])
  const runs: Runs = {}
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const order = [...sides.keys()]
      for (const name of [...order.slice(round), ...order.slice(0, round)]) {
        const run = await sides.get(name)!(round === 0)
        console.log(`  ${model.name} ${name}, round ${round}: ${Math.round(run.elapsedMs)} ms`)
        if (round > 0) (runs[name] ??= []).push(run)
      }
    }
  } finally {
    for (const peer of peers.values()) peer.end()
  }
  return runs
}

/** Paragraphs as the pipeline is given them. Where the output is pinned, it may be as long as the paragraph has sentences. */
function calls(model: BenchModel, given: Paragraph[], size: number): Call[] {
  return Array.from({ length: Math.ceil(given.length / size) }, (_, group) => {
    const members = given.slice(group * size, (group + 1) * size)
    const most = Math.max(...members.map(({ sentences }) => sentences.length))
    return { texts: members.map(({ text }) => text), cap: model.isPinned ? model.cap * most : model.cap }
  })
}

export function firstBlock(given: Paragraph[]): Paragraph[] {
  let words = 0
  return given.filter(({ text }) => {
    const fits = words < FIRST_BLOCK_WORDS
    words += text.split(/\s+/).length
    return fits
  })
}

function nativePeers({ name, folder, ctranslate2 }: BenchModel): Map<SideName, NativePeer> {
  const peers = new Map<SideName, NativePeer>()
  const add = (side: SideName, options: Pick<PeerOptions, 'kind' | 'env'>) => {
    const python = pythonFor(options.kind)
    const isHere = options.kind === 'ort' || existsSync(ctranslate2)
    if (python && isHere)
      peers.set(side, new NativePeer(python, { ...options, folder, ctranslate2, threads: THREADS }))
    else
      console.log(`Skipped page.${name}.vs-${side}: ${python ? `no ${ctranslate2}` : 'no Python with it'}.`)
  }
  add('ct2', { kind: 'ct2' })
  add('ct2-128', { kind: 'ct2', env: SIMD_128 })
  add('ort', { kind: 'ort' })
  return peers
}
