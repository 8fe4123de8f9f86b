/** A selection's two ends, not retargeted at the shadow hosts that hold them. */
export interface Ends {
  startContainer: Node
  startOffset: number
  endContainer: Node
  endOffset: number
  /** As ranges have it. */
  collapsed?: boolean
}

/**
 * A browser tells the ends inside those shadow roots it is shown, and points at the host of any other. So: ask, look at
 * the hosts the ends point at, show their roots, ask again, until nothing new turns up.
 */
export function composedEnds(selection: Selection): Ends | null {
  if (selection.rangeCount === 0) return null
  if (!selection.getComposedRanges) return selection.getRangeAt(0)
  const shadowRoots: ShadowRoot[] = []
  for (;;) {
    const ends = selection.getComposedRanges({ shadowRoots })[0]
    if (!ends) return null
    const hidden = [
      ends.startContainer.childNodes[ends.startOffset],
      ends.endContainer.childNodes[ends.endOffset - 1],
      ends.endContainer.childNodes[ends.endOffset],
    ]
      .map((node) => (node ? (node as Element).shadowRoot : null))
      .filter((root) => root != null)
      .filter((root) => !shadowRoots.includes(root))
    if (hidden.length === 0) return ends
    shadowRoots.push(...hidden)
  }
}

/** A live range between two ends, which must be in one tree. */
export function rangeBetween(ends: Ends): Range {
  const document = ends.startContainer.ownerDocument ?? (ends.startContainer as Document)
  const range = document.createRange()
  range.setStart(ends.startContainer, ends.startOffset)
  range.setEnd(ends.endContainer, ends.endOffset)
  return range
}

/** True where the browser's own idea of the text is wrong: it leaves out what stands inside shadow roots on the way. */
export function crossesShadow(ends: Ends): boolean {
  if (ends.startContainer.getRootNode() !== ends.endContainer.getRootNode()) return true
  const range = rangeBetween(ends)
  const root = range.commonAncestorContainer
  if (root.nodeType === Node.TEXT_NODE) return false
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if ((node as Element).shadowRoot && range.intersectsNode(node)) return true
  }
  return false
}
