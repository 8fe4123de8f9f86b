/** The page translator alone on pages of any size, with an engine that costs next to nothing. Called from Node. */
import type { Engine, TranslateEvent, TranslateRequest } from '../../../lib/messaging/contract'
import type { PageTranslator } from '../../../lib/page/translator/contract'
import { createPageTranslator } from '../../../lib/page/translator/page-translator'
import { collectUnits } from '../../../lib/page/units/collect-units'
import type { CollectOptions, UnitSink } from '../../../lib/page/units/collector'
import { sentences } from '../../../lib/text/sentences'
import text from '../texts/fra.txt?raw'
import { blocks, linesOf, take } from './french-page'

const shadowRootOf = (element: Element) => element.shadowRoot
const options: CollectOptions = {
  shadowRootOf,
  isOurs: () => false,
  attributeOf: (element, name) => element.getAttribute(name),
  overridePage: true,
}

const engine: Engine = {
  async *translate({ texts, source }: TranslateRequest): AsyncGenerator<TranslateEvent> {
    for (const [index, text] of texts.entries())
      for (const piece of sentences(text, source))
        yield { type: 'sentence', index, text: piece.text.toUpperCase() + piece.after, done: true }
  },
  prepare: () => {
    throw new Error('nobody prepares here')
  },
}

let translator: PageTranslator | null = null

function walkOnce(): number {
  let units = 0
  const sink: UnitSink = {
    unit: () => units++,
    skipped: () => {},
    shadowRoot: () => {},
    document: () => {},
    mayGetShadow: () => {},
  }
  const began = performance.now()
  for (const _ of collectUnits(document.body, sink, options));
  if (units === 0) throw new Error('the walk has found nothing')
  return performance.now() - began
}

const page = {
  /** Another page of at least so many nodes. Returns how many, laid out. */
  build(least: number): number {
    const made = take(blocks(linesOf(text)), (_, nodes) => nodes >= least)
    document.body.innerHTML = `<main>${made.map(({ html }) => html).join('')}</main>`
    document.body.getBoundingClientRect()
    return made.reduce((sum, { nodes }) => sum + nodes, 0)
  },
  /** Milliseconds of each. */
  walk: (rounds: number): number[] => Array.from({ length: rounds }, walkOnce),
  /** Until all of it is translated. Returns the number of units. */
  async translate(): Promise<number> {
    const running = createPageTranslator(document, {
      engine,
      detector: async () => ({ isReliable: false, languages: [] }),
      shadowRootOf,
      label: 'Translation',
      source: 'fr',
      target: 'en',
      mode: 'in-place',
    })
    translator = running
    await new Promise<void>((resolve) => {
      const look = () => {
        const { phase, done, total } = running.state()
        if (phase === 'watching' && total > 0 && done === total) resolve()
        else setTimeout(look, 50)
      }
      look()
    })
    return running.state().total
  },
  restore(): void {
    translator?.restore()
    translator = null
  },
}

export type PageContest = typeof page

Object.assign(globalThis, { page })
