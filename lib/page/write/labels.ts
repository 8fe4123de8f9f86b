/**
 * What attributes say of a translation in place: `dir`, as `direction.ts` decides, and `lang`, for speech, hyphenation and the shapes
 * of Chinese letters (WCAG 3.1.2, language of parts). The ledger takes both back. Who asks what the page declares has to ask it.
 *
 * `lang` stands on the block of each translated text, unless the page declares the target's language there anyway. Not on `<html>`:
 * that lays the whole page out anew, and speaks for what is not translated. So the body is labelled only where it is itself the
 * block, of a page that is nothing but lines of text; bare text between other blocks stays as the page declares it, and so does
 * text that is bare in a shadow root: a copy of its host has nothing in it that would tell whose attribute it is. The texts of
 * attributes are in their element's language: an image, which holds nothing else, says it itself; a field, in which the reader
 * writes, does not.
 *
 * Written when all texts of a frame are: a style that is asked for after an attribute is computed anew.
 */
import type { LanguageTag } from '../../messaging/contract'
import type { Unit } from '../units/unit'
import type { Ledger } from './ledger'
import { documentOf, tagOf } from './page-dom'

export interface Labels {
  /** Waits for `write`. */
  direct(element: Element, direction: 'ltr' | 'rtl'): void
  /** Stands on the page in the target's language from now on. */
  put(unit: Unit): void
  /** Does so no more. Others in the same block may. */
  take(unit: Unit): void
  write(): void
}

export function labelsOf(target: LanguageTag, ledger: Ledger): Labels {
  /** How many units stand in each. */
  const counts = new WeakMap<Element, number>()
  const directions = new Map<Element, string>()
  const languages = new Set<Element>()
  return {
    direct: (element, direction) => void directions.set(element, direction),
    put(unit) {
      const element = labelled(unit, target)
      if (!element) return
      const count = counts.get(element) ?? 0
      counts.set(element, count + 1)
      if (count === 0) languages.add(element)
    },
    take(unit) {
      const element = labelled(unit, target)
      const count = element ? (counts.get(element) ?? 0) : 0
      if (!element || count === 0) return
      counts.set(element, count - 1)
      if (count > 1) return
      languages.delete(element)
      ledger.restoreAttribute(element, 'lang')
    },
    write() {
      for (const [element, direction] of directions) ledger.writeAttribute(element, 'dir', direction)
      for (const element of languages) ledger.writeAttribute(element, 'lang', target)
      directions.clear()
      languages.clear()
    },
  }
}

const HOLDS_NOTHING = new Set(['img', 'area'])

function labelled({ kind, container, language, root }: Unit, target: LanguageTag): Element | null {
  if (language?.toLowerCase() === target.toLowerCase() || (root as ShadowRoot).host === container) return null
  const isBlock = kind === 'text' ? isOwnBlock(container) : HOLDS_NOTHING.has(tagOf(container))
  return isBlock ? container : null
}

const BLOCKS =
  ':scope > :is(address, article, aside, blockquote, center, details, dialog, div, dl, fieldset, figure, footer, form, h1, h2, h3, h4, h5, ' +
  'h6, header, hgroup, main, nav, ol, p, pre, search, section, table, ul)'
const bare = new WeakMap<Element, boolean>()

/** Of a body it is found out once, or each of its lines would look through all. */
function isOwnBlock(container: Element): boolean {
  const { documentElement, body } = documentOf(container)
  if (container === documentElement) return false
  if (container !== body) return true
  const known = bare.get(container) ?? Element.prototype.querySelector.call(container, BLOCKS) === null
  bare.set(container, known)
  return known
}
