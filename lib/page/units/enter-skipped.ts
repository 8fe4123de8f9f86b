import { reasonFor, saysTranslate } from './left-alone'
/** Below what is left alone: nothing is looked at, words are counted; `translate=yes` inside `translate=no` is a way back in. */
import { lookAt } from './look'
import { tagOf } from './safe-dom'
import { ownLanguage } from './surroundings'
import { tellAttributes } from './tell-attributes'
import { type Level, type Walk, border, push } from './walk'

export function enterSkipped(walk: Walk, element: Element, level: Level, classes: string): void {
  const { around } = level
  const isBack = around.skip === 'no-translate' && saysTranslate(element, classes) === true
  if (!isBack || reasonFor(element, tagOf(element), classes) !== null) return push(walk, element, around)
  const look = around.isRendered ? lookAt(element, around.space) : null
  const lang = ownLanguage(element, walk.options.attributeOf)
  const own = {
    ...around,
    container: element,
    skip: null,
    language: lang === undefined ? around.language : lang,
    space: look?.space ?? around.space,
    isHidden: around.isHidden || look?.flow === 'none' || look?.hidesAll === true,
    isInvisible: look?.isInvisible ?? false,
    isRendered: around.isRendered && look?.flow !== 'none',
    flex: 'none' as const,
    isClosedDetails: false,
    inlineDepth: 0,
  }
  border(walk)
  tellAttributes(walk, element, own)
  push(walk, element, own)
}
