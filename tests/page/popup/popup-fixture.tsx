/** The popup's view over plain signals and the fake engine: everything the browser would give is given here. */
import '../../fixtures/page-words'
import '../../../entrypoints/popup/style.css'
import { signal } from '@preact/signals'
import { render } from 'preact'
import { expect, vi } from 'vitest'
import type { Locator } from 'vitest/browser'
import { App } from '../../../entrypoints/popup/app'
import type { SelectionState } from '../../../entrypoints/popup/state'
import type { HardwareFacts } from '../../../lib/hardware/probe'
import type { HostStatus, RealmStatus } from '../../../lib/messaging/contract'
import { createTranslator } from '../../../lib/ui/translator/translator'
import { TranslatorView } from '../../../lib/ui/translator/translator-view'
import { fakeEngine } from '../../fixtures/fake-engine'

export function openTranslator() {
  const engine = fakeEngine()
  const target = signal('en')
  const copied: string[] = []
  const translator = createTranslator({
    engine,
    detect: async () => 'fr',
    target,
    chooseTarget: (tag) => (target.value = tag),
    copy: async (text) => void copied.push(text),
  })
  return { engine, target, copied, translator }
}

export function showPopup() {
  const parts = openTranslator()
  const status = signal<HostStatus | null>(null)
  const hardware = signal<HardwareFacts | null>(null)
  const selection = signal<SelectionState>({ phase: 'idle' })
  const translateSelection = vi.fn<() => Promise<void>>(async () => {})
  const retry = vi.fn<(model: string) => Promise<void>>(async () => {})
  const popup = {
    ...parts,
    status,
    hardware,
    selection,
    retrying: signal(new Set<string>()),
    chooseTarget: parts.translator.chooseTarget,
    translateSelection,
    retry,
    probe: async () => {},
    openInTab: vi.fn<() => Promise<void>>(async () => {}),
  }
  render(<App popup={popup} />, document.body)
  const realms = (...all: RealmStatus[]) => {
    status.value = { realms: all, downloads: [], threads: { count: 2, cores: 2, limit: 'cores' } }
  }
  return { ...popup, realms }
}

export function showTranslatePage() {
  const parts = openTranslator()
  render(<TranslatorView translator={parts.translator} wide />, document.body)
  return parts
}

export const clear = () => render(null, document.body)

/** Soon contains this text, among others. */
export const says = (place: Locator, text: string) =>
  expect.poll(() => place.element().textContent).toContain(text)
