/**
 * A page that is translated by shouting: real units, placements and in-place writes, a translator that holds them. In bilingual
 * mode the translation stands in an element behind each paragraph.
 */
import { afterEach, vi } from 'vitest'
import type { NotKept } from '../../../lib/messaging/contract'
import { besideRuns } from '../../../lib/page/markup/beside-runs'
import { ownTexts } from '../../../lib/page/markup/own-texts'
import { place } from '../../../lib/page/markup/place'
import type { UnitTranslation } from '../../../lib/page/markup/placement'
import type { Mode, Paragraph, PageTranslator, Shown } from '../../../lib/page/translator/contract'
import type { TextUnit } from '../../../lib/page/units/unit'
import { writeInPlace } from '../../../lib/page/write/in-place'
import { createLedger } from '../../../lib/page/write/ledger'
import { sentences } from '../../../lib/text/sentences'
import { fakePageTranslator } from '../../fixtures/fake-page-translator'
import { parkPointer } from '../../fixtures/park-pointer'
import { collect, page } from '../units/units-fixture'

export interface ReadPage {
  translator: PageTranslator
  put: ReturnType<typeof fakePageTranslator>['put']
  units: TextUnit[]
  paragraph(index?: number): Paragraph
  /** What the reader asked of paragraphs, in order. */
  asked: string[]
  /** What of the reader's glossary the translations lack: none, until a test puts something in. */
  lost: NotKept[]
}

const shout = (text: string) => text.toUpperCase()

/** @param setUp What HTML cannot say of the page. */
export function translated(
  html: string,
  mode: Mode = 'in-place',
  setUp: (body: HTMLElement) => void = () => {},
): ReadPage {
  const fake = fakePageTranslator({ source: 'fr', target: 'en', mode })
  const ledger = createLedger()
  const asked: string[] = []
  const known = new Map<Node, TextUnit>()
  const shown = new Map<TextUnit, Shown>()
  const body = page(html)
  setUp(body)
  const { texts: units } = collect(body)
  const translations = new Map(units.map((unit) => [unit, translationOf(unit)]))
  for (const unit of units) {
    for (const { node } of unit.slots) known.set(node, unit)
    const translation = translations.get(unit)!
    const placed = place(unit, translation)
    if (mode === 'in-place' && placed.kind === 'in-place') {
      writeInPlace(unit, placed.placement, 'en', ledger)
      shown.set(unit, { as: 'in-place', placement: placed.placement })
    } else if (mode === 'bilingual') {
      const element = document.createElement('gloss-translation')
      const parts = besideRuns(unit, translation).map(({ text, sentence }) => ({
        node: document.createTextNode(text),
        sentence,
      }))
      element.append(...parts.map(({ node }) => node))
      element.style.display = 'block'
      unit.container.append(element)
      for (const { node } of parts) known.set(node, unit)
      shown.set(unit, { as: 'beside', parts })
    }
  }
  const pinned = new Set<TextUnit>()
  const lost: NotKept[] = []

  function paragraphOf(unit: TextUnit): Paragraph {
    const isShown = !pinned.has(unit)
    const pairs = isShown ? translations.get(unit)!.sentences : []
    return {
      unit,
      original: unit.text,
      translation: isShown ? pairs.map(({ text }) => text).join(' ') : null,
      isPinned: !isShown,
      sentences: pairs.map(({ start, end, text }) => ({
        start,
        end,
        original: unit.text.slice(start, end),
        translation: text,
      })),
      notKept: isShown ? lost : [],
      shown: (isShown && shown.get(unit)) || { as: 'original' },
      translate: () => void asked.push(`translate ${unit.text}`),
      pin(isPinned) {
        asked.push(`pin ${isPinned} ${unit.text}`)
        if (isPinned) {
          pinned.add(unit)
          for (const { node } of unit.slots) ledger.restoreText(node)
        }
      },
    }
  }

  return {
    translator: {
      ...fake,
      paragraphAt: (node) => {
        const unit = known.get(node)
        return unit ? paragraphOf(unit) : null
      },
    },
    put: fake.put,
    units,
    paragraph: (index = 0) => paragraphOf(units[index]!),
    asked,
    lost,
  }
}

function translationOf(unit: TextUnit): UnitTranslation {
  let at = 0
  const pairs = sentences(unit.text, 'fr').map(({ text, after }) => {
    const start = at
    at += text.length + after.length
    return { start, end: start + text.length, text: shout(text), after }
  })
  return { sentences: pairs, own: ownTexts(unit).texts.map(shout) }
}

/** The words that are lit, range by range. */
export function lit(): string[] {
  const highlight = CSS.highlights.get('gloss-sentence')
  return highlight ? [...highlight].map((range) => (range as Range).toString()) : []
}

/** Moves the pointer to the middle of the first `text` on the page. */
export function pointTo(text: string, root: Node = document.body): void {
  const { left, right, top, bottom } = rectOfText(text, root)
  movePointer((left + right) / 2, (top + bottom) / 2)
}

export function movePointer(clientX: number, clientY: number, pointerType = 'mouse'): void {
  const target = document.elementFromPoint(clientX, clientY) ?? document.body
  target.dispatchEvent(
    new PointerEvent('pointermove', { clientX, clientY, pointerType, bubbles: true, composed: true }),
  )
}

export function rectOfText(text: string, root: Node = document.body): DOMRect {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const at = node.data.indexOf(text)
    if (at < 0) continue
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + text.length)
    return range.getBoundingClientRect()
  }
  throw new Error(`no "${text}" on the page`)
}

export function press(key: string, type: 'keydown' | 'keyup' = 'keydown'): KeyboardEvent {
  const event = new KeyboardEvent(type, {
    key,
    altKey: key === 'Alt',
    bubbles: true,
    cancelable: true,
    composed: true,
  })
  ;(document.activeElement ?? document.body).dispatchEvent(event)
  return event
}

/** Two frames: whatever was to be looked at has been. */
export const settled = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))

export function readingPage(): void {
  parkPointer()
  afterEach(() => {
    document.body.replaceChildren()
    document.documentElement.removeAttribute('lang')
    vi.restoreAllMocks()
  })
}
