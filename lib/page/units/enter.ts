/** An element: what it is to the run that is being read, and what holds below it. */
import { isCode } from './code'
import type { CollectOptions } from './collector'
import { enterReplaced } from './enter-replaced'
import { enterSkipped } from './enter-skipped'
import { enterSvg } from './enter-svg'
import { isIcon, isMathCopy, isReference, isWholePage, reasonFor } from './left-alone'
import { type Look, hintFor, isMonospace, lookAt } from './look'
import { flexOf, isInitial, markKind } from './mark-kind'
import { peek } from './peek'
import { borderBefore, readBreak } from './read-text'
import { attributeOf, classesOf, firstChildOf, isElement, nextSiblingOf, parentOf, tagOf } from './safe-dom'
import { enterShadow, isFallback, isInNamedSlot } from './shadow'
import { ownLanguage } from './surroundings'
import { REPLACED, SILENT, isPhrasing } from './tags'
import { tellAttributes } from './tell-attributes'
import type { SkipReason } from './unit'
import { type Level, type Surroundings, type Walk, add, asContainer, border, push } from './walk'

/** Marks in one another; more say nothing more about their words. */
const MOST_NESTED = 64
/** What stays as it is in a sentence, in characters; longer, it is no part of one. */
const LONGEST_VERBATIM = 200
const LONGEST_FORMULA = 24

export function enter(walk: Walk, element: Element, level: Level): void {
  if (walk.options.isOurs(element)) return
  const tag = tagOf(element)
  if (SILENT.has(tag)) return
  const classes = classesOf(element)
  if (level.skipped) return enterSkipped(walk, element, level, classes)
  const outer = level.around
  if (outer.isSvg) return enterSvg(walk, element, tag, level)
  if (outer.fixedBy !== null || outer.isReading) return enterFixed(walk, element, tag, classes, level)
  if (tag === 'br') return readBreak(walk, element, level)

  const look = outer.isRendered ? lookAt(element, outer.space) : hintFor(tag, outer.space)
  // What stands beside the text of a page in which nothing is a block stands in its body all the same.
  const isApart = element === walk.start || tag === 'body' || isInNamedSlot(element, level, walk.options)
  if (isApart && (look.flow === 'inline' || look.flow === 'contents')) look.flow = 'block'
  // Boxes in a row, the white space between them made invisible (`font-size: 0`): no line of words.
  if (look.isAtomic && look.flow === 'inline' && outer.isInvisible && !look.isInvisible) look.flow = 'block'
  const isItem = look.flow === 'block' && outer.flex === 'words' && isPhrasing(tag)
  if (isItem) look.flow = 'inline'
  const own = below(element, tag, outer, look, walk.options)
  let reason = reasonFor(element, tag, classes)
  if (reason === 'no-translate' && walk.options.overridePage && isWholePage(tag)) reason = null
  if (reason === null && keepsCode(element, tag, look, outer, own)) reason = 'code'
  if (reason === null || reason === 'editor') tellAttributes(walk, element, own)
  if (REPLACED.has(tag)) return enterReplaced(walk, element, tag, look.flow, { ...own, skip: reason }, level)
  if (reason === null && isIcon(element, classes, look.style)) {
    walk.sink.skipped({ node: element, reason: 'icon', length: 0 })
    if (look.flow === 'inline') add(walk, { is: 'point', element })
    return
  }
  if (reason !== null) return leaveAlone(walk, element, reason, look, own, level)

  enterShadow(walk, element, tag, own)
  if (tag === 'rt') return push(walk, element, { ...own, isReading: true }, { isContainer: false })
  if (tag === 'option' || tag === 'title') own.takesSibling = false
  if (tag === 'option' || tag === 'optgroup' || tag === 'title')
    own.isHidden = outer.isHidden && tag !== 'title'
  if (isFallback(element, tag)) {
    if (look.flow !== 'block') add(walk, { is: 'point', element })
    return apart(walk, element, { ...own, isHidden: true }, level, false)
  }
  if (look.flow === 'inline' || look.flow === 'contents')
    return openMark(walk, element, tag, own, level, look.isAtomic || isItem)
  if (look.flow === 'none') return apart(walk, element, own, level, false)
  if (look.flow === 'out') {
    if (walk.isBlank && isInitial(element)) return openMark(walk, element, 'initial', own, level, false)
    return apart(walk, element, own, level, !look.hidesAll)
  }
  border(walk)
  push(walk, element, asContainer(element, own))
}

function below(
  element: Element,
  tag: string,
  outer: Surroundings,
  look: Look,
  options: CollectOptions,
): Surroundings {
  const isNone = look.flow === 'none'
  const lang = ownLanguage(element, options.attributeOf)
  return {
    ...outer,
    language: lang === undefined ? outer.language : lang,
    space: look.space,
    isHidden:
      outer.isHidden || isNone || look.hidesAll || (outer.isClosedDetails && !isSummary(element, tag)),
    isInvisible: look.isInvisible,
    isRendered: outer.isRendered && look.style !== null && !isNone,
    flex: look.flow === 'contents' ? outer.flex : flexOf(element, look.flex),
    isClosedDetails: tag === 'details' && attributeOf(element, 'open') === null,
    inlineDepth: outer.inlineDepth + 1,
  }
}

function isSummary(element: Element, tag: string): boolean {
  if (tag !== 'summary') return false
  let first = firstChildOf(parentOf(element)!)
  for (let looked = 0; first && first !== element && looked < 16; looked++) {
    if (isElement(first) && tagOf(first) === 'summary') return false
    first = nextSiblingOf(first)
  }
  return first === element
}

/** Only where white space and font begin to be those of code: what is inside has been judged with it. */
function keepsCode(
  element: Element,
  tag: string,
  look: Look,
  outer: Surroundings,
  own: Surroundings,
): boolean {
  if (look.space !== 'all' && tag !== 'pre') {
    own.isMonospace = false
    return false
  }
  own.isMonospace = tag === 'pre' || isMonospace(look)
  return own.isMonospace && !(outer.isMonospace && outer.space === 'all') && isCode(element)
}

function openMark(
  walk: Walk,
  element: Element,
  tag: string,
  own: Surroundings,
  level: Level,
  isAtomic: boolean,
): void {
  borderBefore(walk, level)
  const opensAt = walk.run.length
  const kind = tag === 'initial' ? tag : markKind(element, tag)
  let marks = 0
  const open = (kind: 'link' | 'style' | 'verbatim' | 'initial') => {
    add(walk, { is: 'open', element, kind })
    marks++
  }
  if (kind === 'address') {
    open('link')
    open('verbatim')
    own.fixedBy = 'no-words'
  } else if (isReference(element, tag)) {
    open('verbatim')
    own.fixedBy = 'no-words'
  } else if (kind !== 'style' || own.inlineDepth <= MOST_NESTED) open(kind)
  // A button is told from the words around it by its looks, and may stand for one of them.
  if (isAtomic && tag !== 'button') walk.isAtSeam = true
  push(walk, element, own, { marks, opensAt, isContainer: false, isAtomic })
}

/** What stands apart from the line it is in: at once if there is no line yet, later if there is. */
function apart(walk: Walk, element: Element, own: Surroundings, level: Level, isSeen: boolean): void {
  if (!firstChildOf(element)) return
  const around = asContainer(element, own)
  if (walk.isBlank && level.isContainer) {
    border(walk)
    push(walk, element, around)
    return
  }
  if (isSeen) add(walk, { is: 'point', element })
  walk.later.push({ node: element, parent: parentOf(element), around })
}

function leaveAlone(
  walk: Walk,
  element: Element,
  reason: SkipReason,
  look: Look,
  own: Surroundings,
  level: Level,
): void {
  const skipped = { ...asContainer(element, own), skip: reason }
  if (look.flow === 'none' || look.flow === 'out')
    return apart(walk, element, skipped, level, look.flow === 'out')
  const longest = reason === 'math' ? LONGEST_FORMULA : LONGEST_VERBATIM
  const { text, isWhole } = peek(element, longest, 200, reason === 'math' ? isMathCopy : undefined)
  if (look.flow === 'block' || (!isWhole && reason !== 'math' && reason !== 'editor')) {
    border(walk)
    push(walk, element, skipped)
  } else if (reason === 'editor' || !isWhole || text.trim() === '') {
    add(walk, { is: 'point', element })
    walk.later.push({ node: element, parent: parentOf(element), around: skipped })
  } else {
    const opensAt = walk.run.length
    add(walk, { is: 'open', element, kind: 'verbatim' })
    push(walk, element, { ...own, fixedBy: reason }, { marks: 1, opensAt, isContainer: false })
  }
}

/** In a verbatim mark: its words, whatever they are in. */
function enterFixed(walk: Walk, element: Element, tag: string, classes: string, level: Level): void {
  if (REPLACED.has(tag) || tag === 'br') return
  if (level.around.fixedBy === 'math' && isMathCopy(tag, classes)) return
  push(walk, element, level.around, { isContainer: false })
}
