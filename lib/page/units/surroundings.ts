/** What holds where a walk begins, from everything around it. */
import type { LanguageTag } from '../../messaging/contract'
import { canonicalTag } from '../../text/language'
import { isCode } from './code'
import type { CollectOptions } from './collector'
import { isWholePage, reasonFor, reasonForDocument, saysTranslate } from './left-alone'
import { isMonospace, lookAt } from './look'
import {
  classesOf,
  hostOf,
  isElement,
  namespaceOf,
  parentOf,
  rootElementOf,
  rootOf,
  tagOf,
  typeOf,
  viewOf,
} from './safe-dom'
import type { SkipReason } from './unit'
import type { Surroundings } from './walk'

export const SVG = 'http://www.w3.org/2000/svg'

const plain = {
  language: null,
  space: 'collapse',
  isMonospace: false,
  isHidden: false,
  isInvisible: false,
  isRendered: true,
  isSvg: false,
  skip: null,
  fixedBy: null,
  isReading: false,
  flex: 'none',
  isClosedDetails: false,
  takesSibling: true,
  inlineDepth: 0,
} as const

/** Of a document: what its frame is in holds in it, too. */
export function inDocument(
  document: Document,
  overridePage: boolean,
  frame: Partial<Surroundings> = {},
): Surroundings {
  const container = rootElementOf(document)
  const skip = frame.skip ?? reasonForDocument(document, overridePage)
  return { ...plain, ...frame, skip, root: document, container }
}

/** Of any other node: nothing of it itself. */
export function around(node: Node, options: CollectOptions): Surroundings {
  const { overridePage } = options
  const root = rootOf(node) as Document | ShadowRoot
  const outer = outward(node)
  const element = outer && isElement(outer) ? outer : null
  const found: Surroundings = {
    ...plain,
    root,
    container: element ?? (isElement(node) ? node : rootElementOf(root as Document)),
    language: languageAround(outer, options.attributeOf),
    skip: reasonAround(outer, overridePage),
  }
  if (!element) return found
  const look = lookAt(element, 'collapse')
  return {
    ...found,
    space: look.space,
    isMonospace: isMonospace(look),
    isHidden: !Element.prototype.checkVisibility.call(element, { opacityProperty: true }),
    isInvisible: look.isInvisible,
    isRendered: look.style !== null && Element.prototype.checkVisibility.call(element),
    isSvg: namespaceOf(element) === SVG && tagOf(element) !== 'foreignObject',
    takesSibling: namespaceOf(element) !== SVG || tagOf(element) === 'foreignObject',
  }
}

/** `lang` of an element itself, canonical; undefined: it has none. */
export function ownLanguage(
  element: Element,
  attributeOf: CollectOptions['attributeOf'],
): LanguageTag | null | undefined {
  const lang = attributeOf(element, 'lang') ?? attributeOf(element, 'xml:lang')
  if (lang === null) return undefined
  let tag = canonical.get(lang)
  if (tag === undefined) {
    if (canonical.size > 200) canonical.clear()
    canonical.set(lang, (tag = canonicalTag(lang)))
  }
  return tag
}
const canonical = new Map<string, LanguageTag | null>()

/** A document in a frame is in no language of the page around it (HTML, "The lang and xml:lang attributes"). */
function languageAround(node: Node | null, attributeOf: CollectOptions['attributeOf']): LanguageTag | null {
  for (let place = node; place && typeOf(place) !== 9; place = outward(place)) {
    const own = isElement(place) ? ownLanguage(place, attributeOf) : undefined
    if (own !== undefined) return own
  }
  return null
}

function reasonAround(node: Node | null, overridePage: boolean): SkipReason | null {
  let isAllowed = false
  for (let place = node; place; place = outward(place)) {
    let reason: SkipReason | null = null
    if (isElement(place)) {
      const tag = tagOf(place)
      const classes = classesOf(place)
      reason = reasonFor(place, tag, classes)
      if (reason === 'no-translate' && overridePage && isWholePage(tag)) reason = null
      isAllowed ||= saysTranslate(place, classes) === true
      if (tag === 'pre' && isCode(place)) reason = 'code'
    } else if (typeOf(place) === 9) reason = reasonForDocument(place as Document, overridePage)
    if (reason && !(isAllowed && reason === 'no-translate')) return reason
  }
  return null
}

function outward(node: Node): Node | null {
  const parent = parentOf(node)
  if (parent) return parent
  if (typeOf(node) === 11) return hostOf(node as ShadowRoot)
  if (typeOf(node) !== 9) return null
  try {
    return viewOf(node as Document)?.frameElement ?? null
  } catch {
    return null
  }
}
