/** What the page, or the kind of an element, says is not for translating; told by names and attributes alone. */
import { peek } from './peek'
import { attributeOf, designModeOf, firstChildOf, isText } from './safe-dom'
import { VERBATIM } from './tags'
import type { SkipReason } from './unit'

const EDITOR_CLASS =
  / (?:CodeMirror|cm-editor|cm-content|monaco-editor|ace_editor|ProseMirror|ql-editor|DraftEditor-root|mce-content-body|ck-content ck-editor__editable|kix-appview-editor) /
const MATH_CLASS = / (?:katex|katex-display|MathJax|MathJax_Display|MathJax_SVG|mwe-math-element) /
const NO_TRANSLATE_CLASS = / (?:notranslate|skiptranslate) /
/** Copies of a formula for screen readers and its source. */
const MATH_COPY = / (?:katex-mathml|MathJax_Preview|MJX_Assistive_MathML|mwe-math-mathml-a11y) /

export function reasonFor(element: Element, tag: string, classes: string): SkipReason | null {
  if (isEditor(element, tag, classes)) return 'editor'
  if (saysTranslate(element, classes) === false) return 'no-translate'
  if (tag === 'math' || tag === 'mjx-container' || MATH_CLASS.test(classes)) return 'math'
  return VERBATIM.has(tag) ? 'code' : null
}

function isEditor(element: Element, tag: string, classes: string): boolean {
  const editable = attributeOf(element, 'contenteditable')
  if (editable !== null && /^(?:true|plaintext-only|)$/i.test(editable.trim())) return true
  if (/^(?:textbox|searchbox)$/i.test(attributeOf(element, 'role') ?? '')) return true
  if (classes !== '' && EDITOR_CLASS.test(classes)) return true
  if (tag === 'trix-editor' || tag === 'gmp-internal-editor') return true
  return (
    attributeOf(element, 'data-slate-editor') !== null || attributeOf(element, 'data-lexical-editor') !== null
  )
}

/** Null: it says nothing, and what is around it holds. */
export function saysTranslate(element: Element, classes: string): boolean | null {
  const translate = attributeOf(element, 'translate')?.trim().toLowerCase()
  if (translate === 'no' || (classes !== '' && NO_TRANSLATE_CLASS.test(classes))) return false
  return translate === 'yes' || translate === '' ? true : null
}

export function isMathCopy(tag: string, classes: string): boolean {
  return tag === 'annotation' || tag === 'mjx-assistive-mml' || (classes !== '' && MATH_COPY.test(classes))
}

/** `<html>` or `<body>`, where `translate=no` is about the page as a whole. */
export function isWholePage(tag: string): boolean {
  return tag === 'html' || tag === 'body'
}

/** The page asks translators to keep off, or is one large editor. */
export function reasonForDocument(document: Document, overridePage: boolean): SkipReason | null {
  if (designModeOf(document) === 'on') return 'editor'
  if (overridePage) return null
  const meta = Document.prototype.querySelector.call(document, 'meta[name="google"]')
  const said = meta && `${attributeOf(meta, 'content') ?? ''} ${attributeOf(meta, 'value') ?? ''}`
  return said && /\bnotranslate\b/i.test(said) ? 'no-translate' : null
}

const ICON_CLASS =
  / (?:material-icons\S*|material-symbols\S*|google-symbols|mdc-icon\S*|mat-icon|icon-ligature|ligature-icons) /
const ICON_FONT =
  /^["']?[^,]*(?:material (?:icons|symbols)|google (?:material|symbols)|icon|fluentsystem|glyph|ligature)/i

/** Words that a font draws as one picture: `arrow_back`. */
export function isIcon(element: Element, classes: string, style: CSSStyleDeclaration | null): boolean {
  const first = firstChildOf(element)
  if (!first || !isText(first)) return false
  const { text, isWhole } = peek(element, 40, 3)
  if (!isWhole || !/^\s*[a-z0-9]+(?:[_ -][a-z0-9]+)*\s*$/.test(text)) return false
  return (classes !== '' && ICON_CLASS.test(classes)) || (style !== null && ICON_FONT.test(style.fontFamily))
}

/** A footnote's number or sign, an exponent; not the `th` of 4th. */
export function isReference(element: Element, tag: string): boolean {
  if (tag !== 'sup' && tag !== 'sub') return false
  const { text, isWhole } = peek(element, 24, 12)
  return (
    isWhole &&
    /^\s*[[(]?(?:[-+−]?\d+(?:\s?[,–-]\s?\d+)*|[a-z]|[*†‡§¶#]+|(?:note|nb|n) ?\d+)[\])]?\s*$/i.test(text)
  )
}
