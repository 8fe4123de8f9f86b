/**
 * A page in a frame of its own, with its own window and scripts, that tells every error it sees. The translator works on it from
 * outside, as an extension does from its isolated world.
 */
export interface CaseFrame {
  document: Document
  window: Window & typeof globalThis & Record<string, unknown>
  errors: string[]
  /** Closed ones too: an extension may look into them. */
  shadowRootOf(element: Element): ShadowRoot | null
  remove(): void
}

/** Resolves when the page has loaded, its scripts have run, and a promise it left as `window.ready` has resolved. */
export async function openCase(html: string, size = { width: 1000, height: 800 }): Promise<CaseFrame> {
  // oxlint-disable-next-line react/iframe-missing-sandbox -- the page is ours, and has to run as pages do
  const element = document.createElement('iframe')
  element.style.cssText = `width:${size.width}px;height:${size.height}px;border:0;position:absolute;left:0;top:0`
  document.body.append(element)
  const page = element.contentDocument!
  const window = element.contentWindow as CaseFrame['window']
  page.open()
  const errors: string[] = []
  const roots = new WeakMap<Element, ShadowRoot>()
  tellErrors(window, errors)
  keepClosedRoots(window, roots)
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }))
  page.write(html.includes('<html') ? `<!doctype html>${html}` : `<!doctype html><body>${html}`)
  page.close()
  await loaded
  await window['ready']
  return {
    document: page,
    window,
    errors,
    shadowRootOf: (host) => roots.get(host) ?? host.shadowRoot,
    remove: () => element.remove(),
  }
}

function tellErrors(window: CaseFrame['window'], errors: string[]): void {
  window.addEventListener('error', ({ message }) => errors.push(message))
  window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)))
  window.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
    errors.push(`${violatedDirective}: ${sample}`),
  )
  for (const kind of ['error', 'warn'] as const) {
    window.console[kind] = (...words: unknown[]) => errors.push(words.map(String).join(' '))
  }
}

function keepClosedRoots(window: CaseFrame['window'], roots: WeakMap<Element, ShadowRoot>): void {
  const { attachShadow } = window.Element.prototype
  window.Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init)
    roots.set(this, root)
    return root
  }
}
