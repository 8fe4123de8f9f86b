/** A bubble over a selection of the test's page, with the fake engine; looks into its closed root for the test. */
import '../../fixtures/page-words'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { findSelection } from '../../../lib/page/find-selection'
import { replaceSelection } from '../../../lib/page/replace-selection'
import type { Detector } from '../../../lib/text/language'
import { commonLanguages } from '../../../lib/text/languages'
import { type BubbleWorld, openBubble } from '../../../lib/ui/bubble/open-bubble'
import { openComposer } from '../../../lib/ui/bubble/open-composer'
import type { OpenBubble } from '../../../lib/ui/bubble/open-surface'
import { showOffer } from '../../../lib/ui/bubble/show-offer'
import { showWordCard } from '../../../lib/ui/bubble/word-card/show-word-card'
import { speak } from '../../../lib/ui/speech/speak'
import { type FakeEngine, fakeEngine } from '../../fixtures/fake-engine'
import { type FakeModels, fakeModels } from '../../fixtures/fake-models'
import { find, selectAll } from './page-fixture'

const opened: OpenBubble[] = []

export interface World extends BubbleWorld {
  engine: FakeEngine
  fake: FakeModels
  remembered: string[]
}

export function world({ language = 'fr', target = 'en-US' } = {}): World {
  const remembered: string[] = []
  const fake = fakeModels()
  const detector: Detector = async () => ({
    isReliable: language !== '',
    languages: [{ language, percentage: 99 }],
  })
  return {
    engine: fakeEngine(),
    fake,
    models: fake.models,
    detector,
    languages: commonLanguages,
    readTarget: async () => remembered.at(-1) ?? target,
    rememberTarget: async (tag) => void remembered.push(tag),
    openModels: async () => {},
    tools: async () => ({ speak, replaceSelection, showOffer, openComposer }),
    wordCard: async () => showWordCard,
    remembered,
  }
}

/** Selects all of `#text`, or leaves the selection as it is, and opens a bubble over it. */
export function openOver(selector: string | null = '#text', given = world()) {
  if (selector) selectAll(find(selector))
  const bubble = openBubble(document, findSelection(document), given, () => {})
  opened.push(bubble)
  return { ...bubble, ...given, view: look(bubble.root) }
}

export function closeAll(): void {
  for (const bubble of opened.splice(0)) bubble.close(false)
}

/** Each test begins on a page with a text and a button, and leaves none. Called at the top of a test file. */
export function bubblePage(
  html = '<p id="text" style="width:max-content">Bonjour à tous.</p><button id="b">button</button>',
): void {
  beforeEach(() => {
    document.body.innerHTML = html
  })
  afterEach(async () => {
    closeAll()
    vi.restoreAllMocks()
    document.body.replaceChildren()
    document.head.querySelector('#page-style')?.remove()
    document.documentElement.removeAttribute('style')
    if (document.fullscreenElement) await document.exitFullscreen()
  })
}

export type View = ReturnType<typeof look>

/** By role and name, as a reader would look for them. */
export function look(root: ShadowRoot) {
  const host = root.host as HTMLElement
  const one = <Found extends HTMLElement>(selector: string) => root.querySelector<Found>(selector)
  const button = (name: string) =>
    [...root.querySelectorAll('button')].find((each) => (each.ariaLabel ?? each.textContent) === name) ?? null
  return {
    host,
    dialog: () => find('[role=dialog]', root),
    phase: () => one('.bubble')?.dataset['phase'],
    text: () => one('.text')?.textContent,
    textElement: () => find('.text', root),
    status: () => one('footer [role=status]')?.textContent,
    remark: () => one('.remark')?.textContent,
    offer: () => {
      const offer = one('[data-part=offer]')
      if (!offer) return null
      const buttons = [...offer.querySelectorAll('button')].map((each) => each.textContent)
      return { phase: offer.dataset['phase'], text: offer.innerText, buttons }
    },
    live: () => find('[aria-live=polite]', root),
    from: () => find<HTMLSelectElement>('select[aria-label=From]', root),
    into: () => find<HTMLSelectElement>('select[aria-label=Into]', root),
    button,
    box: () => find('.bubble', root).getBoundingClientRect(),
    isOpen: () => host.isConnected,
  }
}

export function choose(select: HTMLSelectElement, value: string): void {
  select.value = value
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

export const phaseIs = (view: View, phase: string) => expect.poll(view.phase).toBe(phase)

const attach = Element.prototype.attachShadow

/** Roots that were attached since: the way into bubbles that the test did not open itself. */
export function watchRoots(): ShadowRoot[] {
  const roots: ShadowRoot[] = []
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = attach.call(this, init)
    roots.push(root)
    return root
  })
  return roots
}

/** A real click; no locator reaches into a closed root. */
export function clickInside(element: HTMLElement, view: View): Promise<void> {
  const box = element.getBoundingClientRect()
  const origin = view.host.getBoundingClientRect()
  const position = { x: box.left + box.width / 2 - origin.left, y: box.top + box.height / 2 - origin.top }
  return userEvent.click(view.host, { position })
}

/** Whether a point in the bubble's middle is the bubble's. */
export function onTop(view: View): boolean {
  const { left, top, width, height } = view.box()
  return document.elementFromPoint(left + width / 2, top + height / 2) === view.host
}

export function areApart(one: DOMRect, other: DOMRect): boolean {
  return (
    one.top >= other.bottom || one.bottom <= other.top || one.left >= other.right || one.right <= other.left
  )
}
