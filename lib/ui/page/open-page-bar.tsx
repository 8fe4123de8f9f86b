/** Puts the page bar on a page, and takes it away. The translation does not hang on it. */
import { render } from 'preact'
import type { PageTranslator } from '../../page/translator/contract'
import { type Surface, mount } from '../bubble/mount'
import { type BarNeeds, barState } from './bar-state'
import { PageBar } from './page-bar'
import controls from '../bubble/controls.css?inline'
import offer from '../offer/offer.css?inline'
import styles from './page-bar.css?inline'

const SURFACE: Surface = { name: 'gloss-page-bar', css: controls + styles + offer }

export interface OpenBar {
  /** The closed root; tests look into it. */
  root: ShadowRoot
  isOpen(): boolean
  close(): void
}

/** @param onClose the reader has closed it, for this page. */
export function openPageBar(
  document: Document,
  translator: PageTranslator,
  { onClose, ...needs }: BarNeeds & { onClose: () => void },
): OpenBar {
  const mounted = mount(document, SURFACE)
  const { host, root, container } = mounted
  // In the middle; the animation of the bar inside does not move the host.
  host.style.setProperty('left', '50%', 'important')
  host.style.setProperty('translate', '-50% 0', 'important')

  const bar = barState(translator, needs)
  const close = () => {
    bar.close()
    render(null, container)
    mounted.remove()
  }
  const dismiss = () => {
    close()
    onClose()
  }
  // Only from inside: elsewhere Esc is the page's.
  root.addEventListener('keydown', (event) => {
    const { key, isComposing } = event as KeyboardEvent
    if (key !== 'Escape' || isComposing) return
    event.preventDefault()
    dismiss()
  })
  render(<PageBar bar={bar} close={dismiss} />, container)
  return { root, isOpen: () => host.isConnected, close }
}
