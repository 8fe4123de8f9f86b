/** The language to translate into: one signal for a page, kept equal to the settings that every page shares. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { LanguageTag } from '../messaging/contract'
import { changeSettings, readSettings } from '../settings/settings'
import { watchSettings } from '../settings/watch-settings'
import { closestLanguage, commonLanguages } from '../text/languages'

export interface TargetLanguage {
  target: ReadonlySignal<LanguageTag>
  chooseTarget(target: LanguageTag): void
}

export async function watchTargetLanguage(): Promise<TargetLanguage> {
  const onOffer = (tag: LanguageTag) => closestLanguage(tag, commonLanguages.targets)
  const target = signal(onOffer((await readSettings()).target))
  watchSettings((settings) => (target.value = onOffer(settings.target)))
  return {
    target,
    chooseTarget: (chosen) => {
      target.value = chosen
      void changeSettings({ target: chosen })
    },
  }
}
