/** A constructed sheet in the roots that need it: no node of the page, and no content security policy forbids it. */

export interface AdoptedStyle {
  ensure(root: Document | ShadowRoot): void
  remove(): void
}

export function adoptedStyle(css: string): AdoptedStyle {
  const sheets = new Map<Document, CSSStyleSheet>()
  const roots = new Set<WeakRef<Document | ShadowRoot>>()
  /** Firefox cannot adopt a sheet from an extension (bug 1770592). A highlight is not worth a node of ours on the page. */
  let isRefused = false

  function sheetOf(document: Document): CSSStyleSheet {
    let sheet = sheets.get(document)
    if (!sheet) {
      sheet = new (document.defaultView ?? window).CSSStyleSheet()
      sheet.replaceSync(css)
      sheets.set(document, sheet)
    }
    return sheet
  }

  return {
    ensure(root) {
      if (isRefused) return
      try {
        const sheet = sheetOf(root.ownerDocument ?? root)
        if (root.adoptedStyleSheets.includes(sheet)) return
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
        roots.add(new WeakRef(root))
      } catch {
        isRefused = true
      }
    },
    remove() {
      const ours = new Set(sheets.values())
      for (const reference of roots) {
        const root = reference.deref()
        if (root) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !ours.has(sheet))
      }
      roots.clear()
    },
  }
}
