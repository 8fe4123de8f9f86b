/** What a translated page costs its browser in observing: what is told for each node does not grow with the page. */
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Mode } from '../../../lib/page/translator/contract'
import { createPageTranslator } from '../../../lib/page/translator/page-translator'
import { upperEngine } from '../../fixtures/test-engines'

const PARAGRAPH =
  '<div class="card"><h3>Un titre ici</h3><p>Des <b>mots</b> gras <a href="#">et un lien</a>.</p></div>\n'
const NODES_IN_PARAGRAPH = 11
const CONTAINERS_IN_PARAGRAPH = 2

/** Counts what every observer that is made from now on is told. */
function countTold() {
  const told = { intersections: 0, mutations: 0 }
  const counting = <Entry, Made>(
    Observer: new (tell: (entries: Entry[], observer: Made) => void, ...rest: never[]) => Made,
    what: keyof typeof told,
  ) =>
    class extends (Observer as unknown as new (...of: unknown[]) => object) {
      constructor(tell: (entries: Entry[], observer: Made) => void, ...rest: unknown[]) {
        super(
          (entries: Entry[], observer: Made) => {
            told[what] += entries.length
            tell(entries, observer)
          },
          ...rest,
        )
      }
    }
  vi.stubGlobal('IntersectionObserver', counting(IntersectionObserver as never, 'intersections'))
  vi.stubGlobal('MutationObserver', counting(MutationObserver as never, 'mutations'))
  onTestFinished(() => void vi.unstubAllGlobals())
  return told
}

async function toldFor(paragraphs: number, mode: Mode) {
  document.body.innerHTML = PARAGRAPH.repeat(paragraphs)
  const told = countTold()
  const translator = createPageTranslator(document, {
    engine: upperEngine(),
    detector: async () => ({ isReliable: false, languages: [] }),
    shadowRootOf: (element) => element.shadowRoot,
    source: 'fr',
    target: 'en',
    mode,
    label: 'Translation',
  })
  onTestFinished(() => {
    translator.restore()
    document.body.replaceChildren()
  })
  await translator.whenWalked()
  const isDone = () => {
    const { phase, done, total } = translator.state()
    return phase === 'watching' && done === total && done >= paragraphs * CONTAINERS_IN_PARAGRAPH
  }
  await vi.waitFor(() => expect(isDone()).toBe(true), { timeout: 200_000, interval: 50 })
  return told
}

const IN_A_WINDOW = 40

// A page as long as this takes seconds to be laid out in bilingual mode, and says nothing that ten thousand do not.
test.each([
  ['in-place', 1_000],
  ['in-place', 10_000],
  ['in-place', 100_000],
  ['bilingual', 1_000],
  ['bilingual', 10_000],
] as const)('%s, %d nodes', { timeout: 240_000 }, async (mode, nodes) => {
  const paragraphs = Math.round(nodes / NODES_IN_PARAGRAPH)
  const { intersections, mutations } = await toldFor(paragraphs, mode)
  // Where each is, once by each of the two that look; what is done is looked after no more. Beside their originals translations push
  // some of what is near out of the neighbourhood: those are told of again, as many as a window holds.
  const pushed = mode === 'bilingual' ? IN_A_WINDOW : 0
  expect(intersections).toBeLessThanOrEqual(2 * CONTAINERS_IN_PARAGRAPH * paragraphs + pushed)
  expect(intersections).toBeGreaterThan(0)
  // What we write ourselves is taken back before it is told.
  expect(mutations).toBe(0)
})
