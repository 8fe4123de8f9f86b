/**
 * Whatever a page does before, while and after it is translated, in whichever modes, restoring leaves what the same would have left
 * of a page that nobody translated. The whole translator at work, with its walks, schedule, frames and observers:
 *
 *   tree ─┬─► copy on a page ── translate ── mutations, frame by frame; modes ── restore ─┐
 *         └─► copy on no page ───────────── the same mutations ───────────────────────────┴─► the same bytes?
 *
 * Many trees share a page, so that they share its frames. One that fails is tried alone, and made small.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MODES, type Mode } from '../../../lib/page/translator/contract'
import { createPageTranslator } from '../../../lib/page/translator/page-translator'
import { inUpperCase, slowEngine } from '../../fixtures/test-engines'
import { openCase } from '../cases/case-frame'
import { type Copy, type Mutation, type Tree, build, mutate, mutations, trees } from '../random-tree'

const PAGES = 20
const TREES_A_PAGE = 100
/** To one of them words only are written, to the other directions too. */
const TARGETS = ['en', 'ar']

interface Life {
  tree: Tree
  list: Mutation[]
}

const lives = fc.record({ tree: trees(20, true), list: mutations(8) })
/** What happens between one turn of mutations and the next: sentences that the engine gives out, another mode, how long is waited. */
const steps = fc.array(
  fc.record({
    ticks: fc.constantFrom(0, 3, 40, Infinity),
    mode: fc.option(fc.constantFrom(...MODES), { freq: 2, nil: null }),
    isQuiet: fc.boolean(),
  }),
  { minLength: 9, maxLength: 9 },
)
const scripts = fc.record({
  steps,
  target: fc.constantFrom(...TARGETS),
  mode: fc.constantFrom<Mode>(...MODES),
})
type Script = typeof scripts extends fc.Arbitrary<infer Value> ? Value : never

const isForeign = (node: Node) => node.nodeName.toLowerCase().startsWith('gloss-')

/** Texts with an element of ours between them are two, however often the page takes them for one. */
function isDivided(node: Node): boolean {
  const children = [...node.childNodes]
  const divides = (child: Node) =>
    isForeign(child) &&
    child.previousSibling?.nodeType === Node.TEXT_NODE &&
    child.nextSibling?.nodeType === Node.TEXT_NODE
  return children.some((child) => divides(child) || isDivided(child))
}

/** Where no word is left, what joins texts leaves none that could tell of it. */
const hasEmptied = (pair: Pair, node: Node) =>
  pair.copy.handles.some((inner, at) => node.contains(inner) && isEmptied(pair, at))

const GOES_ON = new Set(['clone', 'append-text'])
const JOINS = new Set(['normalize', 'reparse'])
/** What a text was made of can be told as long as one turn of the page's scripts does not make it of others made in it. */
const MADE_OF_TEXTS = new Set(['copy-text', 'clone', 'reparse', 'normalize'])

/** Mutations of one turn. */
function turnsOf(list: readonly Mutation[]): Mutation[][] {
  const turns: Mutation[][] = []
  let isOpen = false
  for (const mutation of list) {
    const isAlone = MADE_OF_TEXTS.has(mutation.kind)
    if (isOpen && !isAlone && turns.at(-1)!.length < 3) turns.at(-1)!.push(mutation)
    else turns.push([mutation])
    isOpen = !isAlone
  }
  return turns
}

interface Pair {
  plain: Copy
  copy: Copy
  turns: Mutation[][]
}

/** Nobody can say whose words an empty text has, that was made of one. */
function isEmptied({ plain, copy }: Pair, handle: number): boolean {
  const at = handle % copy.handles.length
  const [original, now] = [plain.handles[at]!.nodeValue, copy.handles[at]!.nodeValue]
  return now !== null && now.trim() === '' && now !== original
}

function live(pair: Pair, turn: number): void {
  const { plain, copy, turns } = pair
  for (const mutation of turns[turn] ?? []) {
    const node = 'node' in mutation ? copy.handles[mutation.node % copy.handles.length]! : copy.root
    if (JOINS.has(mutation.kind) && (isDivided(node) || hasEmptied(pair, node))) continue
    if (mutation.kind === 'copy-text' && isEmptied(pair, mutation.from)) continue
    if (GOES_ON.has(mutation.kind) && isEmptied(pair, 'node' in mutation ? mutation.node : 0)) continue
    mutate(plain, mutation)
    mutate(copy, mutation)
  }
}

function bytesOf({ root, handles }: Copy): string {
  const shadows = handles.flatMap((node, at) => {
    const shadow = (node as Element).shadowRoot
    return shadow ? [`#${at} ${shadow.innerHTML}`] : []
  })
  return [root.outerHTML, ...shadows].join('\n')
}

interface Ran {
  failed: { at: number; found: string; wanted: string }[]
  /** Characters of the page that were in upper case at any turn. */
  translated: number
  errors: string[]
}

async function run(page: readonly Life[], { steps, target, mode }: Script): Promise<Ran> {
  const frame = await openCase('<main></main>', { width: 1000, height: 3000 })
  try {
    const { document, window } = frame
    const other = document.implementation.createHTMLDocument()
    const main = document.querySelector('main')!
    const pairs = page.map(({ tree, list }): Pair => {
      const plain = build(tree, isForeign, other)
      const copy = build(tree, isForeign, document)
      main.append(copy.root)
      return { plain, copy, turns: turnsOf(list) }
    })
    const engine = slowEngine(inUpperCase)
    const translator = createPageTranslator(document, {
      engine,
      detector: async () => ({ isReliable: false, languages: [] }),
      shadowRootOf: (element) => element.shadowRoot,
      source: 'fr',
      target,
      mode,
      label: 'Translation',
    })
    const nextFrame = () => new Promise<void>((resolve) => window.requestAnimationFrame(() => resolve()))
    let translated = 0
    for (const [turn, step] of steps.entries()) {
      engine.hold()
      engine.tick(step.ticks)
      if (step.mode) translator.setMode(step.mode)
      let quiet = 0
      let frames = 0
      do {
        await nextFrame()
        const { phase } = translator.state()
        const isBusy = step.ticks === Infinity && turn > 0 && phase !== 'watching'
        quiet = isBusy ? 0 : quiet + 1
        if (++frames > 1000) throw new Error(`for ever ${JSON.stringify(translator.state())}`)
      } while (quiet < (step.isQuiet ? 4 : 2))
      translated += (document.body.innerText.match(/[A-F]/g) ?? []).length
      for (const pair of pairs) live(pair, turn)
    }
    translator.restore()
    const failed = pairs.flatMap(({ plain, copy }, at) => {
      const [found, wanted] = [bytesOf(copy), bytesOf(plain)]
      return found === wanted ? [] : [{ at, found, wanted }]
    })
    return { failed, translated, errors: frame.errors }
  } finally {
    frame.remove()
  }
}

/** The same seed gives the same life, whether it is lived among others or alone. */
const lifeOf = (seed: number): Life => fc.sample(lives, { seed, numRuns: 1 })[0]!

async function explain(seed: number, script: Script): Promise<string> {
  const details = await fc.check(
    fc.asyncProperty(lives, async (life) => {
      expect((await run([life], script)).failed).toEqual([])
    }),
    { seed, numRuns: 1, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false },
  )
  if (!details.counterexample)
    return `alone it comes out right: ${JSON.stringify({ life: lifeOf(seed), script })}`
  const [life] = details.counterexample
  const { failed } = await run([life], script)
  return JSON.stringify({ life, script, failed }, null, 1)
}

/** Others are asked for by VITE_SEED. */
const FIRST_SEED = Number(import.meta.env['VITE_SEED'] ?? 1)

test(
  `${PAGES * TREES_A_PAGE} random trees, translated, mutated and restored, are as if nobody had translated them`,
  { timeout: 300_000 },
  async () => {
    let translated = 0
    for (let page = 0; page < PAGES; page++) {
      const seed = FIRST_SEED + page * TREES_A_PAGE
      const seeds = Array.from({ length: TREES_A_PAGE }, (_, index) => seed + index)
      const script = fc.sample(scripts, { seed, numRuns: 1 })[0]!
      const ran = await run(seeds.map(lifeOf), script)
      translated += ran.translated
      const [first] = ran.failed
      if (first) {
        const told = await explain(seed + first.at, script)
        expect.fail(
          `seed ${FIRST_SEED}, page ${page}, tree ${seed + first.at}, ${ran.failed.length} failed\n${first.found}\n instead of\n${first.wanted}\n${told}`,
        )
      }
      expect(ran.errors).toEqual([])
    }
    expect(translated).toBeGreaterThan(PAGES * TREES_A_PAGE)
  },
)
