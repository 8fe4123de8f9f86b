/**
 * Writing in another language: what is typed, what it becomes, and what that says in the reader's own language again, so that
 * one who does not read theirs can judge it.
 *
 *   edit ─ half a second of rest ─► there: yours → theirs ─ done ─► back: theirs → yours
 *
 * Both are translators as the translate page has one. What is inserted is always the translation of what stands in the field:
 * between a key and its translation there is nothing to insert.
 */
import { computed, effect, signal, untracked } from '@preact/signals'
import type { Engine, LanguageTag } from '../../messaging/contract'
import type { Models } from '../../messaging/models-contract'
import { type Detector, detectLanguage } from '../../text/language'
import { type LanguageOffer, closestLanguage } from '../../text/languages'
import { createTranslator } from '../translator/translator'

export interface ComposerInput {
  /** What is there to begin with. */
  text: string
  /** The language the reader reads in. */
  mine: LanguageTag
  /** Theirs, where the page tells. */
  theirs: LanguageTag | null
  engine: Engine
  models: Pick<Models, 'offer' | 'download' | 'pause' | 'cancel'>
  detector: Detector
  languages: LanguageOffer
  openModels: (source: LanguageTag, target: LanguageTag) => Promise<void>
}

export type ComposerState = ReturnType<typeof composerState>

const TRANSLATE_AFTER_MS = 500

export function composerState({ engine, models, languages, detector, ...input }: ComposerInput) {
  const reads = closestLanguage(input.mine, languages.sources)
  const theirs = signal(input.theirs && closestLanguage(input.theirs, languages.targets))
  const shared = {
    engine,
    models,
    copy: async () => {},
    isDraft: true,
    choose: (source: LanguageTag, target: LanguageTag) =>
      void input.openModels(source, target).catch(() => {}),
  }
  const there = createTranslator({
    ...shared,
    detect: (text) => detectLanguage(text, reads, detector),
    target: computed(() => theirs.value ?? ''),
    chooseTarget: (tag) => (theirs.value = tag),
    lendTarget: () => {},
  })
  const mine = computed(() => there.chosenSource.value ?? there.detectedSource.value ?? reads)
  const back = createTranslator({
    ...shared,
    detect: async () => theirs.value,
    target: mine,
    chooseTarget: () => {},
    lendTarget: () => {},
  })

  let rest: ReturnType<typeof setTimeout> | undefined

  const translate = async () => {
    clearTimeout(rest)
    back.stop()
    back.edit('')
    if (!theirs.value) return
    await there.translate()
  }
  const stopJudging = effect(() => {
    if (!there.isCurrent.value) return
    untracked(() => {
      back.edit(there.output.text())
      void back.translate()
    })
  })
  there.edit(input.text)

  return {
    there,
    back,
    mine,
    theirs,
    languages,
    edit(text: string): void {
      there.edit(text)
      clearTimeout(rest)
      rest = setTimeout(() => void translate(), TRANSLATE_AFTER_MS)
    },
    /** At once, without waiting for a rest. */
    translate,
    chooseMine(tag: LanguageTag): void {
      there.chooseSource(tag)
      void translate()
    },
    chooseTheirs(tag: LanguageTag): void {
      theirs.value = tag
      void translate()
    },
    close(): void {
      clearTimeout(rest)
      stopJudging()
      for (const translator of [there, back]) {
        translator.stop()
        translator.offer.value?.close()
      }
    },
  }
}
