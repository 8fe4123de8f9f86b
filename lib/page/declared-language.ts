/** The `lang` that holds for a node: the closest one, out through shadow roots and frames. `lang=""` means nobody knows. */
export function declaredLanguage(node: Node | null): string | null {
  for (let place = node; place; place = outward(place)) {
    if (place.nodeType !== Node.ELEMENT_NODE) continue
    const element = place as Element
    const lang = element.getAttribute('lang') ?? element.getAttribute('xml:lang')
    if (lang !== null) return lang.trim() || null
  }
  return null
}

function outward(node: Node): Node | null {
  if (node.parentNode) return node.parentNode
  if (node.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return (node as ShadowRoot).host ?? null
  if (node.nodeType !== Node.DOCUMENT_NODE) return null
  try {
    return (node as Document).defaultView?.frameElement ?? null
  } catch {
    return null
  }
}
