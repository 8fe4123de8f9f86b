/**
 * How an element is laid out, from its computed style: never from layout, and every property here is known without it (`left`
 * or `width` would not be).
 */
import { documentOfNode, viewOf } from './safe-dom'
import { isPhrasing } from './tags'

/** White space in text: collapsed; kept but for spaces (`pre-line`); kept. */
export type Space = 'collapse' | 'lines' | 'all'

export interface Look {
  /** `out`: floated or absolutely placed, so that the line around it goes on. `none`: not displayed. */
  flow: 'inline' | 'block' | 'contents' | 'none' | 'out'
  /** One box in its line (`inline-block`): what is next to it does not touch it. */
  isAtomic: boolean
  flex: 'none' | 'block' | 'inline'
  space: Space
  /** Its own words cannot be seen; those of an element inside it may. */
  isInvisible: boolean
  /** Nothing inside it can be seen. */
  hidesAll: boolean
  /** Null: not displayed, nothing known but the element's name. */
  style: CSSStyleDeclaration | null
}

export function lookAt(element: Element, outer: Space): Look {
  const style = viewOf(documentOfNode(element)!)?.getComputedStyle(element)
  // Of what is not in the flat tree (not slotted), Chromium tells nothing.
  if (!style || style.display === '') return { ...hintFor('', outer), flow: 'none', hidesAll: true }
  const { display, position } = style
  const isPlaced = position === 'absolute' || position === 'fixed'
  const flow = flowOf(display, isPlaced || style.cssFloat !== 'none')
  return {
    flow,
    isAtomic: display.startsWith('inline-'),
    flex: /^(flex|grid)$/.test(display) ? 'block' : /^inline-(flex|grid)$/.test(display) ? 'inline' : 'none',
    space: spaceOf(style),
    isInvisible: style.visibility !== 'visible' || style.fontSize === '0px',
    hidesAll:
      style.opacity === '0' ||
      // Neither is about what stands in a line.
      (flow !== 'inline' &&
        (style.contentVisibility === 'hidden' || parseFloat(style.textIndent) < -FAR_PX)) ||
      (isPlaced && (isClipped(style) || isAside(element))),
    style,
  }
}

/** For what is not displayed: by its name. */
export function hintFor(tag: string, outer: Space): Look {
  return {
    flow: isPhrasing(tag) ? 'inline' : 'block',
    isAtomic: tag === 'button',
    flex: 'none',
    space: tag === 'pre' ? 'all' : outer,
    isInvisible: false,
    hidesAll: false,
    style: null,
  }
}

export function isMonospace(look: Look): boolean {
  return look.style !== null && /mono|courier|consolas|menlo|\bcode\b/i.test(look.style.fontFamily)
}

function flowOf(display: string, isOut: boolean): Look['flow'] {
  if (display === 'none' || display === 'contents') return display
  if (isOut) return 'out'
  // `math` is an inline formula, `block math` one on a line of its own.
  return /^(inline|ruby|math$)/.test(display) ? 'inline' : 'block'
}

function spaceOf(style: CSSStyleDeclaration): Space {
  const space = style.whiteSpaceCollapse || style.whiteSpace
  if (space === 'preserve' || space === 'break-spaces' || space === 'pre' || space === 'pre-wrap')
    return 'all'
  return space === 'preserve-breaks' || space === 'pre-line' ? 'lines' : 'collapse'
}

const FAR_PX = 500

/** The ways in which pages keep words for screen readers alone. */
function isClipped(style: CSSStyleDeclaration): boolean {
  const [top = NaN, right = NaN, bottom = NaN, left = NaN] = (style.clip.match(/-?[\d.]+px/g) ?? []).map(
    parseFloat,
  )
  if (right - left <= 1 || bottom - top <= 1) return true
  return /^inset\((?:50|100)%/.test(style.clipPath)
}

/** Out of the page at its side: declared, for what it computes to would take a layout. Firefox does not tell. */
function isAside(element: Element): boolean {
  if (!('computedStyleMap' in Element.prototype)) return false
  const map = Element.prototype.computedStyleMap.call(element)
  return ['left', 'top', 'right'].some((side) => {
    const value = map.get(side)
    const length = value as { unit?: string; value?: number } | undefined
    return length?.unit === 'px' && (length.value ?? 0) < -FAR_PX
  })
}
