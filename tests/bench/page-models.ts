/** The models of the `page` benchmark, and the text that they are given. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ROOT } from '../../scripts/build-extension.ts'
import type { OpenSides } from './engine/open-sides.ts'

export interface BenchModel {
  name: string
  folder: string
  /** The same weights for CTranslate2. */
  ctranslate2: string
  /** Most tokens that a sentence may become. */
  cap: number
  /** Every sentence becomes just so many. */
  isPinned: boolean
  /** How much of the text the fast sides are given, and how much all sides. */
  paragraphs: number
  sharedParagraphs: number
}

const OPUS = join(ROOT, '.cache/bench/opus-shaped')

/** The starter model's CTranslate2 build is no part of the repository: a variable, or the folder of fixtures beside it. */
const MODELS: BenchModel[] = [
  {
    name: 'starter',
    folder: join(ROOT, 'public/models/starter-fr-en'),
    ctranslate2:
      process.env['GLOSS_BENCH_CT2'] ?? resolve(ROOT, '../shared/models/starter-fr-en/ctranslate2'),
    cap: 96,
    isPinned: false,
    paragraphs: Infinity,
    sharedParagraphs: 60,
  },
  {
    name: 'opus',
    folder: OPUS,
    ctranslate2: join(OPUS, 'ctranslate2'),
    cap: 16,
    isPinned: true,
    paragraphs: 60,
    sharedParagraphs: 16,
  },
]

/** Those that are here. */
export function benchModels(): BenchModel[] {
  return MODELS.filter(({ name, folder }) => {
    const isHere = existsSync(join(folder, 'config.json'))
    if (!isHere)
      console.log(`Skipped ${name}: ${folder} is missing; tests/bench/make-opus-model.py writes it.`)
    return isHere
  })
}

/** Under this address Vite serves a folder of this computer. */
export const address = ({ folder }: BenchModel) => `/@fs${folder}`

export function modelBytes({ folder }: BenchModel): number {
  const names = ['encoder_model_quantized.onnx', 'decoder_model_merged_quantized.onnx']
  return names.reduce((sum, name) => sum + statSync(join(folder, 'onnx', name)).size, 0)
}

export interface Paragraph {
  text: string
  sentences: string[]
}

/** French in paragraphs, no sentence twice (tests/bench/texts/README.md); what a sentence is, our own code says. */
export async function readParagraphs(open: OpenSides): Promise<Paragraph[]> {
  const text = readFileSync(join(import.meta.dirname, 'texts/fra.txt'), 'utf8')
  const texts = text.split(/\n+/).filter(Boolean)
  const sentences = await open.call('split', texts)
  return texts.map((paragraph, place) => ({ text: paragraph, sentences: sentences[place]! }))
}

export function wordsOf(texts: Paragraph[]): number {
  return texts.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
}
