/** The page bar over a page of the test, with a translator that is where the test puts it; looks into the closed root. */
import '../../fixtures/page-words'
import { afterEach, beforeEach, vi } from 'vitest'
import type { PageState } from '../../../lib/messaging/page-contract'
import { commonLanguages } from '../../../lib/text/languages'
import { openPageBar } from '../../../lib/ui/page/open-page-bar'
import { fakeModels } from '../../fixtures/fake-models'
import { fakePageTranslator } from '../../fixtures/fake-page-translator'
import { find } from '../bubble/page-fixture'

const opened: { close(): void }[] = []

export function openBar(first: Partial<PageState> = {}) {
  const translator = fakePageTranslator({ source: 'fr', ...first })
  const fake = fakeModels()
  const remember = vi.fn<(change: object) => void>()
  const openModels = vi.fn<(source: string, target: string) => void>()
  const onClose = vi.fn<() => void>()
  const bar = openPageBar(document, translator, {
    models: fake.models,
    languages: commonLanguages,
    remember,
    openModels,
    onClose,
  })
  opened.push(bar)
  return { ...bar, translator, fake, remember, openModels, onClose, view: look(bar.root) }
}

export function barPage(
  html = '<main><h1>Bonjour</h1><p>Un texte à traduire.</p><a href="#x">lien</a></main>',
): void {
  beforeEach(() => {
    document.body.innerHTML = html
  })
  afterEach(() => {
    for (const bar of opened.splice(0)) bar.close()
    document.body.replaceChildren()
    document.documentElement.removeAttribute('style')
    document.documentElement.removeAttribute('dir')
  })
}

/** By role and name, as a reader would look for them. */
export function look(root: ShadowRoot) {
  const one = <Found extends HTMLElement>(selector: string) => root.querySelector<Found>(selector)
  return {
    host: root.host as HTMLElement,
    bar: () => find('.bar', root),
    phase: () => one('.bar')?.dataset['phase'],
    progress: () => one('[data-part=progress]')?.textContent ?? '',
    steps: () => one<HTMLProgressElement>('progress.steps'),
    spoken: () => one('[role=status].spoken')?.textContent,
    alert: () => one('[role=alert]')?.textContent ?? null,
    offer: () => one('[data-part=offer]')?.textContent ?? null,
    from: () => find<HTMLSelectElement>('select[aria-label=From]', root),
    into: () => find<HTMLSelectElement>('select[aria-label=Into]', root),
    button: (name: string) =>
      [...root.querySelectorAll('button')].find((each) => (each.ariaLabel ?? each.textContent) === name) ??
      null,
    box: () => find('.bar', root).getBoundingClientRect(),
  }
}
