/** The page bar of a page in a test's hands, through its closed root. */
import { type CDPSession, type Page, expect } from '@playwright/test'
import { inSurface } from '../../scripts/read-bubble.ts'

export interface PageBar {
  /** Null while there is none. */
  phase(): Promise<string | null>
  progress(): Promise<string | null>
  press(action: 'mode' | 'restore' | 'close' | 'resume'): Promise<void>
  /** Until everything near the reader is translated. */
  waitUntilDone(): Promise<void>
}

export function pageBarOf(page: Page): PageBar {
  let opened: Promise<CDPSession> | undefined
  const session = () => (opened ??= page.context().newCDPSession(page))
  return pageBarIn(async (host, declaration) => inSurface(await session(), host, declaration))
}

/** By whoever can call a function in the closed root of a surface, as `inSurface` does. */
export function pageBarIn(call: <T>(host: string, declaration: string) => Promise<T | null>): PageBar {
  const inBar = <T>(declaration: string) => call<T>('gloss-page-bar', declaration)
  const phase = () =>
    inBar<string>(`function () { return this.querySelector('.bar')?.dataset.phase ?? null }`)
  const error = () =>
    inBar<string>(`function () { return this.querySelector('[data-part=error]')?.textContent ?? null }`)
  return {
    phase,
    progress: () =>
      inBar(`function () { return this.querySelector('[data-part=progress]')?.textContent ?? null }`),
    press: async (action) => {
      const pressed = `function () { const button = this.querySelector('[data-action=${action}]'); button?.click(); return !!button }`
      await expect.poll(async () => inBar(pressed)).toBe(true)
    },
    waitUntilDone: async () => {
      await expect
        .poll(async () => ((await phase()) === 'failed' ? await error() : await phase()), { timeout: 60_000 })
        .toBe('watching')
    },
  }
}
