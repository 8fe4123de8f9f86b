/** A text node joins the run, or begins the next one. */
import { dataOf, parentOf } from './safe-dom'
import { type Level, type Walk, add, border } from './walk'
import { isBlank } from './white-space'

/** One unit, that is one thing to translate, is cut where it has become so long: a page may have no borders at all. */
const LONGEST_UNIT = 20_000
const MOST_TEXTS = 500
/** No prose is so long. */
const LONGEST_TEXT = 4_000_000

export function readText(walk: Walk, node: Text, level: Level): void {
  const data = dataOf(node)
  if (data === '') return
  if (level.skipped) {
    level.skipped.length += data.trim().length
    return
  }
  if (data.length > LONGEST_TEXT) {
    border(walk)
    walk.sink.skipped({ node, reason: 'too-much', length: data.length })
    return
  }
  const isSpace = isBlank(data)
  if (!isSpace && !walk.isBlank && endsBefore(walk, data, level)) border(walk)
  const { around } = level
  add(walk, {
    is: 'text',
    node,
    data,
    parent: parentOf(node)!,
    space: around.space,
    language: around.language,
    isHidden: around.isHidden || around.isInvisible,
    fixedBy: around.fixedBy,
    isReading: around.isReading,
  })
  walk.texts++
  walk.length += data.length
  if (isSpace) {
    if (walk.isAtSeam) walk.lastWords = ''
    else walk.lastWords += ' '
  } else if (!around.isReading) {
    walk.isBlank = walk.isAfterBreak = walk.isAtSeam = false
    walk.lastWords = data
  }
  if (data.length > LONGEST_UNIT) border(walk)
}

function endsBefore(walk: Walk, data: string, level: Level): boolean {
  if (walk.texts >= MOST_TEXTS || walk.length + data.length > LONGEST_UNIT) return true
  if (walk.isAtSeam && areTwoThings(walk.lastWords, data)) return true
  return (
    level.isContainer &&
    level.around.space === 'all' &&
    hasEmptyLine(walk.lastWords.slice(-40), data.slice(0, 40))
  )
}

/** Between two children of a container a run can be cut without harm to a mark. */
export function borderBefore(walk: Walk, level: Level): void {
  if (walk.isBlank || !level.isContainer) return
  const isLong = walk.texts >= MOST_TEXTS || walk.length > LONGEST_UNIT
  if (isLong || (level.around.space === 'all' && hasEmptyLine(walk.lastWords.slice(-40), ''))) border(walk)
}

/** An empty line where one text node ends and the next begins. */
function hasEmptyLine(before: string, after: string): boolean {
  return (
    /\n[ \t]*\n[ \t]*$/.test(before) ||
    /^[ \t]*\n[ \t]*\n/.test(after) ||
    (/\n[ \t]*$/.test(before) && /^[ \t]*\n/.test(after))
  )
}

/**
 * Boxes side by side without a space between, as badges and counters are; or one word whose letters or syllables are boxes, to
 * be animated.
 */
function areTwoThings(before: string, after: string): boolean {
  const one = /[\p{L}\p{N}]$/u.exec(before.slice(-2))?.[0]
  const other = /^[\p{L}\p{N}]/u.exec(after.slice(0, 2))?.[0]
  if (!one || !other) return false
  if (/\p{N}/u.test(one) !== /\p{N}/u.test(other)) return true
  return before.trim().length >= 3 && after.trim().length >= 3
}

/** A line break; the second one in a row ends the run. */
export function readBreak(walk: Walk, element: Element, level: Level): void {
  if (walk.isBlank) return
  if (level.isAtomic && !hasText(walk, level.opensAt)) add(walk, { is: 'point', element })
  else if (walk.isAfterBreak) border(walk)
  else {
    add(walk, { is: 'break', element })
    walk.isAfterBreak = true
    walk.isAtSeam = false
  }
}

/** A line that begins in an inline box is none of the line the box is in. */
function hasText(walk: Walk, from: number): boolean {
  for (let at = walk.run.length - 1; at >= from; at--) if (walk.run[at]!.is === 'text') return true
  return false
}
