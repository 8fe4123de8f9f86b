/** The shadow root of an element, open or closed: browsers let an extension look into both. */
interface ExtensionDom {
  chrome?: { dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null } }
}

/** Null where there is none, also for an element that may have none or that throws. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  try {
    const { dom } = (globalThis as ExtensionDom).chrome ?? {}
    if (dom?.openOrClosedShadowRoot) return dom.openOrClosedShadowRoot(element)
    const { openOrClosedShadowRoot } = element as { openOrClosedShadowRoot?: ShadowRoot | null }
    return openOrClosedShadowRoot === undefined ? element.shadowRoot : openOrClosedShadowRoot
  } catch {
    return null
  }
}
