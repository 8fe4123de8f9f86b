/** How the reader wants summaries: what kind, how long, in which language. One choice for all tabs, remembered. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { LanguageTag } from '../../messaging/contract'
import type { SummaryKind, SummaryLength } from '../../messaging/reading-contract'
import type { Settings } from '../../settings/settings'
import type { TargetLanguage } from '../target-language'

export interface Choices {
  kind: ReadonlySignal<SummaryKind>
  length: ReadonlySignal<SummaryLength>
  language: ReadonlySignal<LanguageTag>
  chooseKind(kind: SummaryKind): void
  chooseLength(length: SummaryLength): void
  chooseLanguage(language: LanguageTag): void
}

export function createChoices(
  first: Settings['summary'],
  { target, chooseTarget }: TargetLanguage,
  remember: (chosen: Partial<Settings['summary']>) => void,
): Choices {
  const kind = signal(first.kind)
  const length = signal(first.length)
  return {
    kind,
    length,
    language: target,
    chooseKind(chosen) {
      kind.value = chosen
      remember({ kind: chosen })
    },
    chooseLength(chosen) {
      length.value = chosen
      remember({ length: chosen })
    },
    chooseLanguage: chooseTarget,
  }
}
