/** Why something was left alone, in words, and whether it is by design or something that went wrong. */
import type { SkipReason } from '../../page/units/unit'
import { words } from '../words'

export const skipWords = (reason: SkipReason): string => WORDS[reason]()

const WORDS: Record<SkipReason, () => string> = {
  'no-words': () => words('skip.noWords'),
  'same-language': () => words('skip.sameLanguage'),
  editor: () => words('skip.editor'),
  code: () => words('skip.code'),
  math: () => words('skip.math'),
  'no-translate': () => words('skip.noTranslate'),
  icon: () => words('skip.icon'),
  'small-frame': () => words('skip.smallFrame'),
  'foreign-frame': () => words('skip.foreignFrame'),
  'too-much': () => words('skip.tooMuch'),
  'no-model': () => words('skip.noModel'),
  pinned: () => words('skip.pinned'),
  restless: () => words('skip.restless'),
  failed: () => words('skip.failed'),
}

const TROUBLE: ReadonlySet<SkipReason> = new Set(['too-much', 'no-model', 'restless', 'failed'])

/** The reader would have had it translated. */
export const isTrouble = (reason: SkipReason): boolean => TROUBLE.has(reason)
