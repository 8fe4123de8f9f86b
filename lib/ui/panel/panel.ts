/**
 * The side panel: a sheet for each tab that was read in, the one of the tab in front shown.
 *
 *   tab in front ─► activate ─► its sheet        gesture ─► take ─► its sheet ─► summarise, ask
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { OfferNeeds } from '../offer/offer-state'
import type { Choices } from './choices'
import { type Offers, createOffers } from './offers'
import { type Sheet, type SheetNeeds, begin, createSheet } from './sheet'
import type { Want } from './source'

export interface PanelNeeds extends Omit<SheetNeeds, 'isInFront'> {
  models: OfferNeeds['models']
  copy(text: string): Promise<boolean>
  /** Hands a file to the reader. */
  save(name: string, text: string): void
  /** Of a pair of languages, to choose from. */
  openModels(source: string, target: string): void
}

export interface Panel {
  /** Of the tab in front; null until it is known. */
  sheet: ReadonlySignal<Sheet | null>
  choices: Choices
  offers: Offers
  /** Counts up when the question's field is to get the focus. */
  focusQuestion: ReadonlySignal<number>
  needs: PanelNeeds
  activate(tabId: number): void
  take(task: PanelOrder): void
  /** After a choice: what is shown is made anew. */
  again(): void
  /** A permission has come: what waited for one goes on. */
  allowed(): void
  closeTab(tabId: number): void
}

export interface PanelOrder {
  tabId: number
  do: 'summarise' | 'ask'
  of: Want
}

export function createPanel(needs: PanelNeeds): Panel {
  const sheets = new Map<number, Sheet>()
  const sheet = signal<Sheet | null>(null)
  const focusQuestion = signal(0)
  const sheetOf = (tabId: number): Sheet => {
    let known = sheets.get(tabId)
    if (!known) {
      const isInFront = (id: number) => sheet.value?.tabId === id
      sheets.set(tabId, (known = createSheet(tabId, { ...needs, isInFront })))
    }
    return known
  }

  function again(): void {
    const now = sheet.value
    if (!now) return
    void now.refresh()
    if (now.summary.phase.value.name !== 'idle' && now.source.value) void now.summarise()
  }

  const offers = createOffers(needs.models, () => {
    for (const one of sheets.values()) void one.refresh()
    const now = sheet.value
    if (now?.tab.value === 'summary') again()
  })

  return {
    sheet,
    choices: needs.choices,
    offers,
    focusQuestion,
    needs,
    activate: (tabId) => (sheet.value = sheetOf(tabId)),
    take({ tabId, do: what, of }) {
      const one = sheetOf(tabId)
      one.showTab(what === 'ask' ? 'ask' : 'summary')
      if (what === 'summarise') return void one.summarise(of)
      void one.open(of)
      focusQuestion.value++
    },
    again,
    allowed() {
      const now = sheet.value
      const phase = now?.phase.value
      if (!now || phase?.name !== 'failed') return
      if (phase.error.code === 'page-not-asked' || phase.error.code === 'link-not-allowed')
        void begin(now, phase.want)
    },
    closeTab(tabId) {
      sheets.get(tabId)?.close()
      sheets.delete(tabId)
    },
  }
}
