/**
 * A page in a frame of its own, with its own window and scripts, that tells every error it sees. The translator works on it from
 * outside, as an extension does from its isolated world.
 */
import { openRootOf } from './prototype'

export interface CaseFrame {
  document: Document
  window: Window & typeof globalThis & Record<string, unknown>
  errors: string[]
  /** Closed ones too: an extension may look into them. */
  shadowRootOf(element: Element): ShadowRoot | null
  remove(): void
}

const SIZE = { width: 1000, height: 800 }

/** Resolves when the page has loaded, its scripts have run, and a promise it left as `window.ready` has resolved. */
export async function openCase(html: string, size = SIZE): Promise<CaseFrame> {
  const element = emptyFrame(size)
  const page = element.contentDocument!
  page.open() // forgets listeners: so they come after it
  const watched = watch(element)
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }))
  page.write(html.includes('<html') ? `<!doctype html>${html}` : `<!doctype html><body>${html}`)
  page.close()
  await loaded
  await watched.window['ready']
  return watched
}

/** A file, as the browser's own viewer shows it. */
export async function openFile(file: { type: string; text: string }, size = SIZE): Promise<CaseFrame> {
  const element = emptyFrame(size)
  const address = URL.createObjectURL(new Blob([file.text], { type: file.type }))
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }))
  element.src = address
  await loaded
  URL.revokeObjectURL(address)
  return watch(element)
}

function emptyFrame({ width, height }: typeof SIZE): HTMLIFrameElement {
  // oxlint-disable-next-line react/iframe-missing-sandbox -- the page is ours, and has to run as pages do
  const element = document.createElement('iframe')
  element.style.cssText = `width:${width}px;height:${height}px;border:0;position:absolute;left:0;top:0`
  document.body.append(element)
  return element
}

function watch(element: HTMLIFrameElement): CaseFrame {
  const window = element.contentWindow as CaseFrame['window']
  // Two runs of a page have to come out the same, and some frameworks draw lots for their marks.
  let drawn = 0.1
  window.Math.random = () => (drawn = (drawn * 997) % 1)
  // A page of its own has nothing around it; what the test's page declares (`lang`) would hold in it.
  Object.defineProperty(window, 'frameElement', { value: null })
  const roots = closedRoots(window)
  return {
    document: window.document,
    window,
    errors: errorsOf(window),
    shadowRootOf: (host) => roots.get(host) ?? openRootOf(host),
    remove: () => element.remove(),
  }
}

/** What builds for development say of themselves. */
const DEVELOPMENT_NOTICE = /^Lit is in dev mode|^Feature flags __VUE/

function errorsOf(window: CaseFrame['window']): string[] {
  const errors: string[] = []
  window.addEventListener('error', ({ message }) => errors.push(message))
  window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)))
  window.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
    errors.push(`${violatedDirective}: ${sample}`),
  )
  for (const kind of ['error', 'warn'] as const) {
    window.console[kind] = (...words: unknown[]) => {
      const line = words.map(String).join(' ')
      if (!DEVELOPMENT_NOTICE.test(line)) errors.push(line)
    }
  }
  return errors
}

function closedRoots(window: CaseFrame['window']): WeakMap<Element, ShadowRoot> {
  const roots = new WeakMap<Element, ShadowRoot>()
  const { attachShadow } = window.Element.prototype
  window.Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init)
    roots.set(this, root)
    return root
  }
  return roots
}
