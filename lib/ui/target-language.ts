/** The language to translate into: one signal for a page, kept equal to the settings that every page shares. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { LanguageTag } from '../messaging/contract'
import { changeSettings } from '../settings/change-settings'
import { readSettings } from '../settings/settings'
import { watchSettings } from '../settings/watch-settings'
import { closestLanguage, commonLanguages } from '../text/languages'

export interface TargetLanguage {
  target: ReadonlySignal<LanguageTag>
  chooseTarget(target: LanguageTag): void
  /** Changes it on this page only, until it is chosen anew, here or elsewhere. */
  lendTarget(target: LanguageTag): void
}

export async function watchTargetLanguage(): Promise<TargetLanguage> {
  const onOffer = (tag: LanguageTag) => closestLanguage(tag, commonLanguages.targets)
  let chosen = onOffer((await readSettings()).target)
  const target = signal(chosen)
  watchSettings((settings) => {
    const now = onOffer(settings.target)
    // Any other setting has changed: what is lent stays.
    if (now !== chosen) target.value = chosen = now
  })
  return {
    target,
    chooseTarget: (tag) => {
      target.value = chosen = tag
      void changeSettings({ target: tag })
    },
    lendTarget: (tag) => {
      target.value = tag
    },
  }
}
