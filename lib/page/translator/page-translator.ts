/**
 * Translates a page, and gives it back as it was.
 *
 *   begin ─► session: walk ─► units ─► schedule ─► engine ─► flush ─► page ─┐
 *                ▲                                                          │ restore: everything as it was
 *                └─ page changes: walk again, forget, put back ─────────────┘
 *
 * Lifetime: one session at a time, from a choice of languages to the next; after `restore` there is none. What a session knows and
 * does is in `session.ts`; this is what surfaces hold in their hands.
 */
import type { LanguageTag } from '../../messaging/contract'
import type { Mode, PageState, PageTranslator, Theme } from './contract'
import { stateStore } from './page-state'
import { type Session, type SessionWorld, openSession } from './session'

export interface PageTranslatorWorld extends SessionWorld {
  /** Null: to be found out. */
  source: LanguageTag | null
  target: LanguageTag
  mode: Mode
}

export function createPageTranslator(document: Document, world: PageTranslatorWorld): PageTranslator {
  const store = stateStore({
    phase: 'starting',
    mode: world.mode,
    source: world.source,
    target: world.target,
    done: 0,
    total: 0,
    loading: null,
    error: null,
  })
  let theme: Theme = 'plain'
  let session: Session | null = open()

  /** A session has what the reader chose for the one before. */
  function open(): Session {
    const opened = openSession(document, world, store)
    opened.setTheme(theme)
    return opened
  }

  function end(): void {
    session?.restore()
    session = null
    store.change({ phase: 'restored', loading: null })
  }

  return {
    state: store.now,
    onChange: store.onChange,
    setMode(mode) {
      store.change({ mode })
      session?.setMode(mode)
    },
    setTheme(chosen) {
      theme = chosen
      session?.setTheme(chosen)
    },
    setLanguages({ source, target }) {
      if (store.now().phase === 'restored') return
      session?.restore()
      const known: Partial<PageState> = { phase: 'starting', done: 0, total: 0, loading: null, error: null }
      if (source !== undefined) known.source = source
      if (target !== undefined) known.target = target
      store.change(known)
      session = open()
    },
    translateAgain: (terms) => session?.translateAgain(terms),
    stop: () => session?.stop(),
    whenWalked: async () => await session?.walked,
    resume: () => session?.resume(),
    restore: end,
    paragraphAt: (node) => session?.paragraphAt(node) ?? null,
    sourceOf: (node) => session?.sourceOf(node) ?? node.nodeValue ?? '',
    documents: () => session?.documents ?? [],
    coverage: () => session?.coverage() ?? { characters: 0, translated: 0, skipped: {} },
    skipped: () => session?.skipped() ?? [],
  }
}
