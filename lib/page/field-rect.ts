/**
 * Where the selected text of an `input` or `textarea` stands. No browser tells, so the text is laid out once more in an
 * unseen copy of the field, in a closed shadow root that the page's styles do not reach, measured and removed in the same
 * turn. The copy is made once per selection: scrolling the field moves the result, it does not change it.
 */
import { type Rect, clampInto } from './rect'

export type Field = HTMLInputElement | HTMLTextAreaElement

const FONT =
  'font font-feature-settings font-variation-settings letter-spacing word-spacing line-height text-transform'
const FLOW =
  'direction unicode-bidi writing-mode text-align text-indent white-space word-break overflow-wrap hyphens tab-size'
const COPIED = `${FONT} ${FLOW} padding-block padding-inline`.split(' ')

/** A function that gives the current rectangle in the viewport of the field's document. */
export function fieldRect(field: Field, start: number, end: number): () => Rect {
  const inField = measure(field, start, end)
  return () => {
    const box = field.getBoundingClientRect()
    const scaleX = field.offsetWidth > 0 ? box.width / field.offsetWidth : 1
    const scaleY = field.offsetHeight > 0 ? box.height / field.offsetHeight : 1
    const left = (x: number) => box.left + (x - field.scrollLeft) * scaleX
    const top = (y: number) => box.top + (y - field.scrollTop) * scaleY
    const { left: l, right: r, top: t, bottom: b } = inField
    return clampInto({ left: left(l), right: left(r), top: top(t), bottom: top(b) }, box)
  }
}

/** The selection's box from the field's border corner, unscrolled and unscaled. */
function measure(field: Field, start: number, end: number): Rect {
  const document = field.ownerDocument
  const style = document.defaultView?.getComputedStyle(field)
  const host = document.createElement('gloss-measure')
  const hide = {
    all: 'initial',
    position: 'fixed',
    left: '0',
    top: '0',
    visibility: 'hidden',
    'pointer-events': 'none',
  }
  for (const [name, value] of Object.entries(hide)) host.style.setProperty(name, value, 'important')
  const copy = document.createElement('div')
  for (const name of COPIED) copy.style.setProperty(name, style?.getPropertyValue(name) ?? '')
  const singleLine = field.localName === 'input'
  copy.style.boxSizing = 'border-box'
  copy.style.width = `${field.clientWidth}px`
  if (singleLine) copy.style.whiteSpace = 'pre'

  const selected = document.createElement('span')
  selected.textContent = field.value.slice(start, end)
  copy.append(field.value.slice(0, start), selected, field.value.slice(end))
  host.attachShadow({ mode: 'closed' }).append(copy)
  document.documentElement.append(host)
  try {
    const origin = copy.getBoundingClientRect()
    const zoom = copy.offsetWidth > 0 ? origin.width / copy.offsetWidth : 1
    const box = selected.getBoundingClientRect()
    // An input centres its line, whatever its height.
    const drop = singleLine ? (field.clientHeight - copy.offsetHeight) / 2 : 0
    return {
      left: (box.left - origin.left) / zoom + field.clientLeft,
      right: (box.right - origin.left) / zoom + field.clientLeft,
      top: (box.top - origin.top) / zoom + field.clientTop + drop,
      bottom: (box.bottom - origin.top) / zoom + field.clientTop + drop,
    }
  } finally {
    host.remove()
  }
}
