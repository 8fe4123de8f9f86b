/**
 * How translations beside their originals look, in each root that holds one. A constructed sheet passes any content security policy
 * and is no node of the page; Firefox cannot adopt one from an extension (bug 1770592), there it is a <style> of ours, taken out
 * again with the rest. `!important` outweighs a page's `* { all: unset }`, and what a page says of all children of a paragraph is not
 * meant for ours.
 */
import { documentOf, isConnected } from './page-dom'
import { createWeakNodes } from './weak-nodes'

export const BESIDE_NAME = 'gloss-translation'

const ROOT = `${BESIDE_NAME}[data-place]`
const CSS = `
${ROOT} { all: revert !important; display: block !important; margin-block: 0.35em 0 !important; min-inline-size: 0 !important;
  text-transform: inherit !important; unicode-bidi: isolate !important; text-align: start !important; }
${ROOT}[data-place='inline'] { display: inline !important; margin-block: 0 !important; margin-inline-start: 0.5em !important; }
${ROOT}[data-place='item'] { flex: 0 1 auto !important; margin-block: 0 !important; margin-inline-start: 0.5em !important; }
${ROOT}[data-place='row'] { grid-column: 1 / -1 !important; }
${ROOT}[lang][dir='rtl'] { direction: rtl !important; }
${ROOT}[lang][dir='ltr'] { direction: ltr !important; }
${ROOT}[data-theme='underline'] { text-decoration: underline dotted !important; text-underline-offset: 0.25em !important; }
${ROOT}[data-theme='faded'] { opacity: 0.72 !important; }
${ROOT}[data-theme='bar'] { border-inline-start: 0.2em solid currentcolor !important; padding-inline-start: 0.6em !important; }
${ROOT}[data-theme='blur'] { filter: blur(0.3em) !important; }
${ROOT}[data-theme='blur']:is(:hover, :focus-within) { filter: none !important; }
@media (forced-colors: active) { ${ROOT} { opacity: 1 !important; } }
@media print { ${ROOT} { filter: none !important; opacity: 1 !important; } }
`

export interface StyleSheets {
  /** Once a root; again where the page has dropped it. Returns the node that was put in, where it had to be one. */
  ensure(root: Document | ShadowRoot): Node | null
  remove(): void
}

export function createStyleSheets(): StyleSheets {
  const sheets = new WeakMap<Document, CSSStyleSheet>()
  const styles = new WeakMap<Document | ShadowRoot, CSSStyleSheet | HTMLStyleElement>()
  const roots = createWeakNodes<Document | ShadowRoot>()

  /** A sheet belongs to one document, and serves its shadow roots too. */
  const sheetFor = (document: Document) => {
    let sheet = sheets.get(document)
    if (!sheet) {
      sheet = new (document.defaultView ?? window).CSSStyleSheet()
      sheet.replaceSync(CSS)
      sheets.set(document, sheet)
    }
    return sheet
  }

  const adopt = (root: Document | ShadowRoot) => {
    try {
      const sheet = sheetFor(documentOf(root))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
      return sheet
    } catch {
      const element = documentOf(root).createElementNS(
        'http://www.w3.org/1999/xhtml',
        'style',
      ) as HTMLStyleElement
      element.textContent = CSS
      ;(root.nodeType === Node.DOCUMENT_NODE ? (root as Document).head : root)?.append(element)
      return element
    }
  }

  return {
    ensure(root) {
      const present = styles.get(root)
      if (present && isThere(root, present)) return null
      const style = adopt(root)
      styles.set(root, style)
      roots.add(root)
      return 'replaceSync' in style ? null : style
    },
    remove() {
      for (const root of roots) {
        const style = styles.get(root)
        if (!style) continue
        if ('replaceSync' in style)
          root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== style)
        else style.remove()
        styles.delete(root)
      }
    },
  }
}

const isThere = (root: Document | ShadowRoot, style: CSSStyleSheet | HTMLStyleElement) =>
  'replaceSync' in style ? root.adoptedStyleSheets.includes(style) : isConnected(style)
