/** What the surfaces are told: one state, changed by parts, told at most once a frame's worth of time. */
import type { PageState } from './contract'

const TELL_AFTER_MS = 50

export interface StateStore {
  now(): PageState
  change(part: Partial<PageState>): void
  onChange(listener: (state: PageState) => void): () => void
}

export function stateStore(first: PageState): StateStore {
  const listeners = new Set<(state: PageState) => void>()
  let state = first
  let timer: ReturnType<typeof setTimeout> | undefined

  function tell(): void {
    timer = undefined
    for (const listener of listeners) listener(state)
  }

  return {
    now: () => state,
    change(part) {
      const isNews = Object.entries(part).some(([name, value]) => state[name as keyof PageState] !== value)
      if (!isNews) return
      const isPhase = part.phase !== undefined && part.phase !== state.phase
      state = { ...state, ...part }
      if (isPhase) {
        clearTimeout(timer)
        tell()
      } else timer ??= setTimeout(tell, TELL_AFTER_MS)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
