/** What stands in a line as one sign: an image, a control, a frame. What is in it is no part of the line, and walked later. */
import { SMALLEST_FRAME, documentOf, isFrame } from '../frames'
import type { Look } from './look'
import {
  attributeOf,
  firstChildOf,
  isElement,
  nextSiblingOf,
  parentOf,
  rootElementOf,
  tagOf,
} from './safe-dom'
import { inDocument } from './surroundings'
import { tellAttributes } from './tell-attributes'
import { type Level, type Surroundings, type Walk, add, asContainer, border } from './walk'

export function enterReplaced(
  walk: Walk,
  element: Element,
  tag: string,
  flow: Look['flow'],
  own: Surroundings,
  level: Level,
): void {
  if (flow === 'block') border(walk)
  else if (flow === 'inline' || (flow === 'out' && !(walk.isBlank && level.isContainer)))
    add(walk, { is: 'point', element })
  if (isFrame(element) && !own.skip) enterFrame(walk, element, own)
  else if (tag === 'select' || tag === 'datalist') {
    // Options are shown when asked for, whatever they are in.
    const isHidden = tag === 'select' ? own.isHidden : level.around.isHidden
    later(walk, element, { ...own, isHidden, flex: 'none', takesSibling: false })
  } else if (tag === 'svg')
    later(walk, element, { ...own, isSvg: true, takesSibling: false, space: 'collapse', flex: 'none' })
  else if (tag === 'video' || tag === 'audio') tellTracks(walk, element, own)
}

function later(walk: Walk, element: Element, own: Surroundings): void {
  if (!firstChildOf(element) || own.skip) return
  walk.later.push({ node: element, parent: parentOf(element), around: asContainer(element, own) })
}

function enterFrame(walk: Walk, frame: HTMLIFrameElement | HTMLFrameElement, own: Surroundings): void {
  const isSmall =
    lengthOf(frame, 'width') < SMALLEST_FRAME.width || lengthOf(frame, 'height') < SMALLEST_FRAME.height
  const document = isSmall ? null : documentOf(frame)
  // A page of XML that is not there yet has no root.
  if (document && rootElementOf(document)) {
    if (walk.met.has(document)) return
    walk.met.add(document)
    walk.sink.document(document)
    const around = { isHidden: own.isHidden }
    walk.later.push({
      node: document,
      parent: null,
      around: inDocument(document, walk.options.overridePage, around),
    })
  } else if (!document)
    walk.sink.skipped({ node: frame, reason: isSmall ? 'small-frame' : 'foreign-frame', length: 0 })
}

/** As its attribute says, if it does: to ask for its box takes a layout. */
function lengthOf(frame: HTMLIFrameElement | HTMLFrameElement, side: 'width' | 'height'): number {
  const said = attributeOf(frame, side)
  if (said !== null && /^\d+(?:px)?$/.test(said.trim()) && !attributeOf(frame, 'style'))
    return parseInt(said, 10)
  return side === 'width' ? frame.clientWidth : frame.clientHeight
}

function tellTracks(walk: Walk, media: Element, own: Surroundings): void {
  let child = firstChildOf(media)
  for (let looked = 0; child && looked < 32; looked++, child = nextSiblingOf(child))
    if (isElement(child) && tagOf(child) === 'track') tellAttributes(walk, child, own)
}
