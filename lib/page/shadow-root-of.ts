/** The shadow root of an element, open or closed: browsers let an extension look into both. */
interface ExtensionDom {
  chrome?: { dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null } }
}

/** Null where there is none, also for an element that may have none or that throws. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  try {
    const { dom } = (globalThis as ExtensionDom).chrome ?? {}
    if (dom?.openOrClosedShadowRoot) return dom.openOrClosedShadowRoot(element)
    return (rootGetter('openOrClosedShadowRoot') ?? rootGetter('shadowRoot'))?.call(element) ?? null
  } catch {
    return null
  }
}

/** From the prototype: a form's field may have that name. The first is Firefox's, for extensions. */
function rootGetter(name: 'openOrClosedShadowRoot' | 'shadowRoot') {
  return Object.getOwnPropertyDescriptor(Element.prototype, name)?.get as
    | ((this: Element) => ShadowRoot | null)
    | undefined
}
