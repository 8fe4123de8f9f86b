/**
 * What the page bar knows of a page translator, and does to it. No DOM.
 *
 *   translator.onChange ─► state ─┬─► the line
 *                                 ├─► spoken   start, done, once each; never the steps between
 *                                 └─► offer    while the failure is that a model is missing; fetched, the page goes on
 *
 * Lifetime: as long as the bar is open. Closing it stops nothing.
 */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { LanguageTag } from '../../messaging/contract'
import type { Models } from '../../messaging/models-contract'
import type { Mode, PageState } from '../../messaging/page-contract'
import type { PageTranslator } from '../../page/translator/contract'
import type { LanguageOffer } from '../../text/languages'
import { counted } from '../counted'
import { languageName } from '../format'
import { type OfferState, createOffer } from '../offer/offer-state'
import { words } from '../words'

export interface BarNeeds {
  models: Pick<Models, 'offer' | 'download' | 'pause' | 'cancel'>
  languages: LanguageOffer
  /** A choice that holds for the next page, too. */
  remember(change: { target?: LanguageTag; mode?: Mode }): void
  /** Opens the models of a pair to choose from, elsewhere. */
  openModels(source: LanguageTag, target: LanguageTag): void
}

export interface BarState {
  state: ReadonlySignal<PageState>
  /** Said to a screen reader. */
  spoken: ReadonlySignal<string>
  offer: ReadonlySignal<OfferState | null>
  languages: LanguageOffer
  setMode(mode: Mode): void
  setSource(source: LanguageTag): void
  setTarget(target: LanguageTag): void
  resume(): void
  restore(): void
  openModels(): void
  /** Only stops listening. */
  close(): void
}

export function barState(translator: PageTranslator, needs: BarNeeds): BarState {
  const state = signal(translator.state())
  const spoken = signal('')
  const offer = signal<OfferState | null>(null)
  let told: 'nothing' | 'start' | 'done' = 'nothing'

  function speak(before: PageState, now: PageState): void {
    if (now.target !== before.target) told = 'nothing'
    if (now.phase === 'translating' && told === 'nothing') {
      told = 'start'
      spoken.value = words('pageBar.spokenStart', { language: languageName(now.target) })
    } else if (now.phase === 'watching' && told === 'start' && now.done > 0) {
      told = 'done'
      spoken.value = counted('pageBar.spokenDone', now.done)
    }
  }

  function followOffer({ phase, error }: PageState): void {
    const missing = phase === 'failed' && error?.code === 'no-model' ? error.values : null
    const current = offer.value
    if (current && current.source === missing?.source && current.target === missing.target) return
    current?.close()
    offer.value = null
    if (!missing) return
    const { source, target } = missing
    offer.value = createOffer({ models: needs.models, source, target, onReady: () => translator.resume() })
    void offer.value.ask()
  }

  function take(now: PageState): void {
    const before = state.value
    state.value = now
    speak(before, now)
    followOffer(now)
  }
  take(state.value)
  const unlisten = translator.onChange(take)

  return {
    state,
    spoken,
    offer,
    languages: needs.languages,
    setMode: (mode) => {
      translator.setMode(mode)
      needs.remember({ mode })
    },
    setSource: (source) => translator.setLanguages({ source }),
    setTarget: (target) => {
      translator.setLanguages({ target })
      needs.remember({ target })
    },
    resume: () => translator.resume(),
    restore: () => translator.restore(),
    openModels: () => {
      if (offer.value) needs.openModels(offer.value.source, offer.value.target)
    },
    close: () => {
      unlisten()
      offer.value?.close()
    },
  }
}
