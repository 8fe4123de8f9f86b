/**
 * Attributes that readers see or hear, and the elements on which they do: Firefox's table (page-translations document,
 * TRANSLATABLE_ATTRIBUTES). Left out of it: `download` (a file's name) and `content` of meta elements, which nobody sees on the
 * page and which bookmarking and sharing read. Never a submit button's `value`: the server gets it. Never references to ids.
 */
import { attributeNamesOf, attributeOf, tagOf } from './safe-dom'
import { hasWords } from './words'

const ANYWHERE = new Set(
  (
    'title aria-label aria-description aria-placeholder aria-roledescription aria-valuetext aria-braillelabel ' +
    'aria-brailleroledescription aria-colindextext aria-rowindextext'
  ).split(' '),
)
const ON = new Map([
  ['abbr', ' th '],
  ['alt', ' area img input '],
  ['label', ' track optgroup option '],
  ['placeholder', ' input textarea '],
  ['value', ' input '],
])
/** All that is ever looked at: what a watcher of attributes asks for. */
export const TRANSLATED_ATTRIBUTES: readonly string[] = [...ANYWHERE, ...ON.keys()]

export interface AttributeText {
  name: string
  text: string
}

export function attributeTexts(element: Element): AttributeText[] {
  const found: AttributeText[] = []
  let tag: string | undefined
  for (const name of attributeNamesOf(element)) {
    if (!ANYWHERE.has(name)) {
      const tags = ON.get(name)
      if (tags === undefined || !tags.includes(` ${(tag ??= tagOf(element))} `)) continue
      if (name === 'value' && !/^(?:button|reset)$/i.test(attributeOf(element, 'type') ?? '')) continue
    }
    const text = shown(attributeOf(element, name) ?? '')
    if (hasWords(text)) found.push({ name, text })
  }
  return found
}

/** Tool tips and placeholders show lines; spaces around them are nothing. */
export function shown(value: string): string {
  return value
    .split('\n')
    .map((line) =>
      line.replace(/[ \t\r\f\u00AD\u200B]+/g, (gap) => (/[ \t\r\f]/.test(gap) ? ' ' : '')).trim(),
    )
    .join('\n')
    .trim()
}
