/** The panel's view over the fake reading service and a library whose pages a test makes; nothing of a browser's extension. */
import '../../fixtures/page-words'
import '../../../entrypoints/sidepanel/style.css'
import { signal } from '@preact/signals'
import { render } from 'preact'
import { vi } from 'vitest'
import { GlossError } from '../../../lib/messaging/errors'
import type { CitedSentence, Passage, PassageSpan } from '../../../lib/messaging/reading-contract'
import { createChoices } from '../../../lib/ui/panel/choices'
import { type Panel, createPanel } from '../../../lib/ui/panel/panel'
import { PanelView } from '../../../lib/ui/panel/panel-view'
import type { SheetMemory } from '../../../lib/ui/panel/sheet'
import type { Library, PageNow, Source, Want } from '../../../lib/ui/panel/source'
import { fakeModels } from '../../fixtures/fake-models'
import { fakeReading } from '../../fixtures/fake-reading'

const TEXTS = [
  'The salt road crosses the plateau in four days. Caravans have used it since the ninth century.',
  'Every spring the villages choose a keeper of the wells. He may not own camels himself.',
  'In 1974 the last well at Tamrit ran dry. Since then water is brought by lorry.',
]

export const PASSAGES: Passage[] = TEXTS.map((text, at) => {
  const first = text.indexOf('. ') + 1
  return {
    id: `p${at}`,
    kind: 'paragraph',
    text,
    sentences: [
      { start: 0, end: first },
      { start: first + 1, end: text.length },
    ],
  }
})

export function spanOf(passage: number, sentence: number): PassageSpan {
  return { passage: `p${passage}`, sentence, ...PASSAGES[passage]!.sentences![sentence]! }
}

export const sentenceOf = (passage: number, sentence: number): string => {
  const { start, end } = spanOf(passage, sentence)
  return TEXTS[passage]!.slice(start, end)
}

export const cited = (passage: number, sentence: number): CitedSentence => ({
  text: sentenceOf(passage, sentence),
  citations: [spanOf(passage, sentence)],
})

export const FIGURES = {
  elapsedMs: 420,
  firstTextMs: 12,
  readTokens: 0,
  writtenTokens: 0,
  parts: 0,
}

/** What `show` answers: that it is there, that the page does not say it, that the tab has gone. */
type Place = 'there' | 'gone' | 'left'

export function fakeLibrary() {
  const shown: PassageSpan[][] = []
  const opened: Want[] = []
  const watchers = new Map<number, (now: PageNow) => void>()
  let refusal: GlossError | null = null
  let place: Place = 'there'
  let more: Partial<Source> = {}
  let isLit = false
  /** Resolved: texts come at once. */
  let wait = Promise.resolve()
  const places = {
    show: async (spans: readonly PassageSpan[]) => {
      if (place === 'left') throw new GlossError('page-left', {})
      shown.push([...spans])
      isLit = place === 'there'
      return isLit
    },
    clear: () => (isLit = false),
  }
  const sourceOf = (want: Want): Source => ({
    want,
    name: 'reading.1',
    title: 'The salt road',
    address: 'https://example.org/salt-road',
    language: 'en',
    extent: want.part === 'page' ? 'article' : want.part,
    passages: PASSAGES,
    words: 1240,
    isPrivate: false,
    places: want.part === 'link' ? null : places,
    ...more,
  })
  const allow = vi.fn<Library['allow']>(async () => {
    refusal = null
    return true
  })
  const library: Library = {
    open: async (_tab, want) => {
      opened.push(want)
      await wait
      if (refusal) throw refusal
      return sourceOf(want)
    },
    again: async (_tab, name) => (name === 'reading.1' ? sourceOf({ part: 'page' }) : null),
    watch: (tabId, onChange) => {
      watchers.set(tabId, onChange)
      return () => watchers.delete(tabId)
    },
    allow,
  }
  return {
    library,
    shown,
    opened,
    allow,
    isLit: () => isLit,
    refuse: (error: GlossError | null) => (refusal = error),
    put: (now: Place) => (place = now),
    of: (source: Partial<Source>) => (more = source),
    holdBack: () => {
      let letGo = () => {}
      wait = new Promise((resolve) => (letGo = resolve))
      return letGo
    },
    move: (tabId: number, now: PageNow) => watchers.get(tabId)?.(now),
  }
}

export function showPanel(memory = new Map<number, SheetMemory>()) {
  const fake = fakeReading()
  const models = fakeModels()
  const library = fakeLibrary()
  const target = signal('en')
  const remember = vi.fn<(summary: object) => void>()
  const choices = createChoices(
    { kind: 'key-points', length: 'medium' },
    { target, chooseTarget: (tag) => (target.value = tag), lendTarget: (tag) => (target.value = tag) },
    remember,
  )
  const copied: string[] = []
  const saved: [string, string][] = []
  const panel: Panel = createPanel({
    reading: fake.reading,
    models: models.models,
    library: library.library,
    choices,
    detector: async () => ({ isReliable: false, languages: [] }),
    memory: {
      read: async (tabId) => memory.get(tabId) ?? null,
      // As the browser's store does: a copy.
      write: async (tabId, kept) => void memory.set(tabId, structuredClone(kept)),
    },
    copy: async (text) => copied.push(text) > 0,
    save: (name, text) => void saved.push([name, text]),
    openModels: vi.fn<(source: string, target: string) => void>(),
  })
  panel.activate(7)
  render(<PanelView panel={panel} />, document.body)
  return { ...fake, panel, models, library, target, remember, copied, saved, memory, choices }
}

export const clear = () => render(null, document.body)

/** One element of the panel by its part. */
export const part = (name: string) => document.querySelector<HTMLElement>(`[data-part="${name}"]`)
