/**
 * Lights up sentences without writing on the page: ranges with a name (CSS Custom Highlight API) in the window that they are in, and
 * a style for that name in each root. Where the browser has no such thing, nothing happens.
 */
import { adoptedStyle } from './adopted-style'

export const HIGHLIGHT_NAME = 'gloss-sentence'

/** Half transparent: whatever colours the page has, its text stays legible. */
const CSS = `
::highlight(${HIGHLIGHT_NAME}) { background-color: oklch(0.65 0.13 255 / 0.26); }
@media (forced-colors: active) { ::highlight(${HIGHLIGHT_NAME}) { background-color: Highlight; color: HighlightText; } }
`

export interface SentenceHighlight {
  /** In place of what was lit before; all in one document. */
  show(ranges: Range[]): void
  clear(): void
  /** Nothing of it is left. */
  end(): void
}

interface HighlightWindow {
  CSS?: { highlights?: Map<string, object> }
  Highlight?: new (...ranges: Range[]) => object
}

export function sentenceHighlight(): SentenceHighlight {
  const styles = adoptedStyle(CSS)
  let lit: Map<string, object> | undefined
  const clear = () => {
    lit?.delete(HIGHLIGHT_NAME)
    lit = undefined
  }
  return {
    show(ranges) {
      clear()
      const window = ranges[0]?.startContainer.ownerDocument?.defaultView as
        | HighlightWindow
        | null
        | undefined
      const registry = window?.CSS?.highlights
      if (!registry || !window?.Highlight) return
      for (const { startContainer } of ranges)
        styles.ensure(startContainer.getRootNode() as Document | ShadowRoot)
      registry.set(HIGHLIGHT_NAME, new window.Highlight(...ranges))
      lit = registry
    },
    clear,
    end() {
      clear()
      styles.remove()
    },
  }
}
