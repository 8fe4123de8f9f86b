/**
 * Lights up sentences without writing on the page: ranges with a name (CSS Custom Highlight API), and a style for that name in
 * each root. Where the browser has no such thing, nothing happens.
 */
import { adoptedStyle } from './adopted-style'

export const HIGHLIGHT_NAME = 'gloss-sentence'

/** Half transparent: whatever colours the page has, its text stays legible. */
const CSS = `
::highlight(${HIGHLIGHT_NAME}) { background-color: oklch(0.65 0.13 255 / 0.26); }
@media (forced-colors: active) { ::highlight(${HIGHLIGHT_NAME}) { background-color: Highlight; color: HighlightText; } }
`

export interface SentenceHighlight {
  /** In place of what was lit before. */
  show(ranges: Range[]): void
  clear(): void
  /** Nothing of it is left. */
  end(): void
}

interface HighlightWindow {
  CSS?: { highlights?: Map<string, object> }
  Highlight?: new (...ranges: Range[]) => object
}

export function sentenceHighlight(window: Window): SentenceHighlight {
  const { CSS: css, Highlight } = window as HighlightWindow
  const registry = css?.highlights
  if (!registry || !Highlight) return { show() {}, clear() {}, end() {} }
  const styles = adoptedStyle(CSS)
  const clear = () => void registry.delete(HIGHLIGHT_NAME)
  return {
    show(ranges) {
      if (ranges.length === 0) return clear()
      for (const { startContainer } of ranges)
        styles.ensure(startContainer.getRootNode() as Document | ShadowRoot)
      registry.set(HIGHLIGHT_NAME, new Highlight(...ranges))
    },
    clear,
    end() {
      clear()
      styles.remove()
    },
  }
}
