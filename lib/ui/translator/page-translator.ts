/** A translator for one of our own pages: the real engine, the browser's detector, the shared target language. */
import { remoteEngine } from '../../messaging/remote-engine'
import { type Detector, detectLanguage } from '../../text/language'
import type { TargetLanguage } from '../target-language'
import { type Translator, createTranslator } from './translator'

export const createPageTranslator = (target: TargetLanguage, detector: Detector): Translator =>
  createTranslator({
    ...target,
    engine: remoteEngine,
    detect: (text) => detectLanguage(text, null, detector),
    copy: (text) => navigator.clipboard.writeText(text),
  })
