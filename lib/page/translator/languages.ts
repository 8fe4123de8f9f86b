/**
 * Which language a page is in, and each of its units.
 *
 *   page   a reliable detection over what can be read and declares no other ─► what it declares ─► a guess
 *   unit   what is declared on or near it ─► a reliable detection, if it is long enough ─► as its neighbours ─► as the page
 *
 * `lang` on `<html>` says little: templates keep it around any text, and posts in other languages inherit it. One that differs from
 * it was put there on purpose.
 */
import type { LanguageTag } from '../../messaging/contract'
import { type Detector, canonicalTag, detectLanguage, sameLanguage } from '../../text/language'
import { readsTheSame, withScript } from '../../text/script'
import { parentOf } from '../units/safe-dom'
import type { Unit } from '../units/unit'

/** Chromium's and Firefox's detector (CLD3, CLD2) are rarely sure of less; a sentence is some eighty letters. */
const LEAST_LETTERS = 80
/** Of so much a verdict counts only where it decides whether the reader understands it: a wrong one there costs one short text. */
const LEAST_LETTERS_TO_UNDERSTAND = 40
/** A character of these says as much as three letters. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu
/** What a page's language is judged by: as much as the detector reads. */
const SAMPLE_LENGTH = 4000

/** What can be read first, then other text, then attributes: the longest of each, for labels say little. */
export function sampleOf(units: readonly Unit[]): string {
  const weight = ({ kind, isHidden }: Unit) => (isHidden ? 2 : 0) + (kind === 'attribute' ? 1 : 0)
  const sorted = units.toSorted((a, b) => weight(a) - weight(b) || b.text.length - a.text.length)
  let sample = ''
  for (const { text } of sorted) {
    if (sample.length >= SAMPLE_LENGTH) break
    sample += `${text.slice(0, SAMPLE_LENGTH / 4)}\n`
  }
  return sample
}

/** Null when neither the detector nor the page knows. */
export async function pageLanguage(
  units: readonly Unit[],
  declared: string | null,
  detector: Detector,
): Promise<LanguageTag | null> {
  const page = declared === null ? null : canonicalTag(declared)
  const undeclared = units.filter(({ language }) => isOfPage(language, page))
  const sample = sampleOf(undeclared.length > 0 ? undeclared : units)
  const language = await detectLanguage(sample, declared, detector)
  return language === null ? null : withScript(language, sample)
}

export type UnitLanguage =
  | { source: LanguageTag; skip: null }
  | { source: LanguageTag; skip: 'same-language' | 'no-model' }

export interface PageLanguages {
  page: LanguageTag
  /** On `<html>`, as it stands there. */
  declared: string | null
  target: LanguageTag
}

export class Languages {
  readonly #languages: PageLanguages
  readonly #declared: LanguageTag | null
  readonly #detector: Detector
  /** What was found around a unit, for the short ones beside it. */
  readonly #around = new WeakMap<Node, LanguageTag>()
  readonly #withoutModel = new Set<LanguageTag>()

  constructor(languages: PageLanguages, detector: Detector) {
    this.#languages = languages
    this.#declared = languages.declared === null ? null : canonicalTag(languages.declared)
    this.#detector = detector
  }

  async of(unit: Unit): Promise<UnitLanguage> {
    const source = withScript(await this.#sourceOf(unit), unit.text)
    if (readsTheSame(source, this.#languages.target)) return { source, skip: 'same-language' }
    return { source, skip: this.#withoutModel.has(source) ? 'no-model' : null }
  }

  /**
   * No model translates from it. Returns whether only units in it are left out for that; false: it is the page's own language, and
   * there is nothing to go on with.
   */
  leaveOut(source: LanguageTag): boolean {
    if (sameLanguage(source, this.#languages.page)) return false
    this.#withoutModel.add(source)
    return true
  }

  async #sourceOf({ text, language, container }: Unit): Promise<LanguageTag> {
    if (language !== null && !isOfPage(language, this.#declared)) return language
    const { page, target } = this.#languages
    const parent = parentOf(container)
    const near = (parent && this.#around.get(parent)) ?? page
    const weight = weightOf(text)
    if (weight < LEAST_LETTERS_TO_UNDERSTAND) return near
    // Kanji alone look Chinese: a heading.
    if (sameLanguage(near, 'ja') && !/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text)) return near
    const found = await this.#reliable(text)
    if (found === null) return near
    if (weight < LEAST_LETTERS)
      return readsTheSame(found, target) === readsTheSame(near, target) ? near : found
    if (parent) this.#around.set(parent, found)
    return found
  }

  async #reliable(text: string): Promise<LanguageTag | null> {
    const { page } = this.#languages
    let isReliable = false
    const found = await detectLanguage(text, null, async (sample) => {
      const detection = await this.#detector(sample)
      isReliable = detection.isReliable
      return detection
    })
    if (found === null || !isReliable) return null
    // The page's `pt-BR` says more than the detector's `pt`.
    return sameLanguage(found, page) ? page : found
  }
}

/** Nothing is declared near it, or what the page declares. */
function isOfPage(language: LanguageTag | null, declared: LanguageTag | null): boolean {
  return language === null || (declared !== null && sameLanguage(language, declared))
}

function weightOf(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters + 2 * (text.match(DENSE)?.length ?? 0)
}
