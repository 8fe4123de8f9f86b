/** A page with units, a ledger and a watch; each paragraph without a block in it is a unit, translated to upper case. */
import { onTestFinished } from 'vitest'
import type { TextUnit } from '../../../lib/page/units/unit'
import { createUnitIndex } from '../../../lib/page/watch/unit-index'
import { type PageChanges, type WatchOptions, watchChanges } from '../../../lib/page/watch/watch-changes'
import { createBesides } from '../../../lib/page/write/beside'
import { restoreUnit, writeInPlace } from '../../../lib/page/write/in-place'
import { createLedger } from '../../../lib/page/write/ledger'
import { textsIn } from '../../../lib/page/write/page-dom'

let units = 0

export function unitOf(container: Element, more: Partial<TextUnit> = {}): TextUnit {
  let text = ''
  const slots = textsIn(container).map((node) => {
    const value = node.nodeValue ?? ''
    const words = value.trim()
    const at = value.indexOf(words)
    const start = text.length
    text += words
    return {
      node,
      start,
      end: text.length,
      before: value.slice(0, at),
      after: value.slice(at + words.length),
      isFixed: false,
    }
  })
  units += 1
  return {
    id: `u${units}`,
    kind: 'text',
    container,
    root: container.getRootNode() as Document | ShadowRoot,
    text,
    language: null,
    isHidden: false,
    slots,
    marks: [],
    keepsLines: false,
    wrapsAt: null,
    lastChild: container.lastChild,
    ...more,
  }
}

export const placement = (words: string[]) => ({ rung: 'placed' as const, words, parts: [] })

export const frames = async (count = 2) => {
  for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
}

export function watchedPage(html: string, options: Partial<WatchOptions> = {}) {
  document.body.innerHTML = html
  const ledger = createLedger()
  const index = createUnitIndex()
  const besides = createBesides()
  const told: PageChanges[] = []
  const watch = watchChanges(window, {
    ledger,
    index,
    attributeNames: new Set(['title', 'aria-label']),
    isOurs: besides.isOwn,
    sweep: besides.sweep,
    onChanges: (changes) => told.push(changes),
    onOursChanged: besides.repair,
    ...options,
  })
  watch.add(document)
  onTestFinished(() => {
    watch.stop()
    ledger.restore()
    besides.remove()
    document.body.replaceChildren()
  })
  const translate = (container: Element) => {
    const unit = unitOf(container)
    index.add(unit)
    const words = unit.slots.map(({ start, end }) => unit.text.slice(start, end).toUpperCase())
    writeInPlace(unit, placement(words), 'de', ledger)
    return unit
  }
  return {
    besides,
    ledger,
    index,
    watch,
    told,
    translate,
    find: (selector: string) => document.querySelector(selector)!,
    /** As the page translator does. */
    restoreStale: () => {
      for (const changes of told)
        for (const unit of changes.stale) {
          restoreUnit(unit, ledger)
          index.remove(unit)
        }
    },
    walks: () => told.flatMap(({ walk }) => walk),
    all: <Name extends keyof PageChanges>(name: Name) =>
      told.flatMap((changes) => changes[name] as PageChanges[Name][number][]),
  }
}
