import type { PageState } from '../../messaging/page-contract'

/** What the background keeps and passes on; figures change many times a second, and between two scrolls a page is done and not done. */
export function reportKey(state: PageState | null, isInspecting: boolean): string {
  if (!state) return ''
  const phase = state.phase === 'watching' ? 'translating' : state.phase
  return [phase, state.mode, state.source, state.target, state.error?.code, isInspecting].join(' ')
}
