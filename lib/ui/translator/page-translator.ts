/** A translator for one of our own pages: the real engine, the browser's detector, the shared target language. */
import type { LanguageTag } from '../../messaging/contract'
import type { Models } from '../../messaging/models-contract'
import { remoteEngine } from '../../messaging/remote-engine'
import { type Detector, detectLanguage } from '../../text/language'
import type { TargetLanguage } from '../target-language'
import { type Translator, type TranslatorNeeds, createTranslator } from './translator'

interface Page extends Pick<TranslatorNeeds, 'model' | 'isPrivate'> {
  detector: Detector
  models: Models
  /** Opens the models of a pair. */
  choose(source: LanguageTag, target: LanguageTag): void
}

export const createPageTranslator = (target: TargetLanguage, { detector, ...page }: Page): Translator =>
  createTranslator({
    ...target,
    engine: remoteEngine,
    ...page,
    detect: (text) => detectLanguage(text, null, detector),
    copy: (text) => navigator.clipboard.writeText(text),
  })
