/** The page bar, through its closed root: what it shows, and its buttons. */
import type { CDPSession } from 'playwright'
import { inSurface } from './read-bubble.ts'

const WAIT_MS = 120_000

/** The session is the page's. */
export function barOf(session: CDPSession) {
  const inBar = <T>(declaration: string) => inSurface<T>(session, 'gloss-page-bar', declaration)
  const phase = () =>
    inBar<string>(`function () { return this.querySelector('.bar')?.dataset.phase ?? null }`)
  const part = (name: string) =>
    inBar<string>(`function () { return this.querySelector('[data-part=${name}]')?.textContent ?? null }`)
  return {
    progress: async () => (await part('progress')) ?? '',
    press: async (action: 'mode' | 'restore') =>
      void (await inBar(`function () { this.querySelector('[data-action=${action}]').click() }`)),
    async until(wanted: string | null, refusal?: () => Promise<string | null>): Promise<void> {
      const end = Date.now() + WAIT_MS
      for (;;) {
        const now = await phase()
        if (now === wanted) return
        const refused = now === 'failed' ? await part('error') : now === null ? await refusal?.() : null
        if (refused) throw new Error(refused)
        if (Date.now() > end)
          throw new Error(`waited ${WAIT_MS / 1000} s for the page to be ${wanted ?? 'restored'}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
  }
}
