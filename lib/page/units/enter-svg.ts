/** Inside an SVG: texts, its titles, and HTML in foreign objects. Nothing can stand beside a text of a drawing. */
import { isIcon } from './left-alone'
import { lookAt } from './look'
import { markKind } from './mark-kind'
import { attributeOf, classesOf, firstChildOf, tagOf } from './safe-dom'
import { ownLanguage } from './surroundings'
import { tellAttributes } from './tell-attributes'
import { type Level, type Surroundings, type Walk, add, border, push } from './walk'

export function enterSvg(walk: Walk, element: Element, tag: string, level: Level): void {
  const { around } = level
  const lang = ownLanguage(element, walk.options.attributeOf)
  const own: Surroundings = { ...around, language: lang === undefined ? around.language : lang }
  if (attributeOf(element, 'translate') === 'no') own.skip = 'no-translate'
  else tellAttributes(walk, element, own)
  if (!firstChildOf(element)) return
  if (isInText(level) && (tag === 'a' || tag === 'textPath' || (tag === 'tspan' && !isPlaced(element)))) {
    const opensAt = walk.run.length
    add(walk, { is: 'open', element, kind: markKind(element, tag) === 'style' ? 'style' : 'link' })
    push(walk, element, own, { marks: 1, opensAt, isContainer: false })
    return
  }
  if (tag === 'text' && own.isRendered) {
    const look = lookAt(element, own.space)
    if (isIcon(element, classesOf(element), look.style)) {
      walk.sink.skipped({ node: element, reason: 'icon', length: 0 })
      return
    }
    own.isHidden ||= look.flow === 'none' || look.hidesAll || look.isInvisible
  }
  border(walk)
  const container = { ...own, container: element, inlineDepth: 0 }
  push(
    walk,
    element,
    tag === 'foreignObject' ? { ...container, isSvg: false, takesSibling: true } : container,
  )
}

/** Begins at a place of its own: a line or a label. */
function isPlaced(element: Element): boolean {
  return ['x', 'y', 'dy'].some((name) => attributeOf(element, name) !== null)
}

function isInText(level: Level): boolean {
  const tag = tagOf(level.node as Element)
  return tag === 'text' || tag === 'tspan' || tag === 'textPath' || (tag === 'a' && !level.isContainer)
}
