/** The page translator in a test's hands: as the popup's button starts it, and as the background hears of it. */
import type { Page, Worker } from '@playwright/test'
import type { Popup } from '../../scripts/open-popup.ts'
import { expect } from './extension.ts'

export interface PageStanding {
  phase: string
  mode: string
  done: number
  total: number
  error: { code: string } | null
}

export interface PageTranslation {
  /** Null: nothing is translated there. */
  state(): Promise<PageStanding | null>
  /** Tells the page script what the popup would. */
  tell(command: Record<string, unknown>): Promise<void>
  /** Until everything near is translated. */
  done(): Promise<void>
}

/** Presses the popup's button over the page. */
export async function translatePage(
  page: Page,
  gesture: (page: Page) => Promise<Popup>,
  worker: () => Promise<Worker>,
): Promise<PageTranslation> {
  const popup = await gesture(page)
  await popup.click('[data-action="translate-page"]')
  const translation = translationOf(page, worker)
  await expect
    .poll(async () => (await translation.state())?.phase ?? null, { timeout: 60_000 })
    .not.toBeNull()
  await popup.close().catch(() => {})
  return translation
}

export function translationOf(page: Page, worker: () => Promise<Worker>): PageTranslation {
  const ask = async (command: Record<string, unknown>): Promise<PageStanding | null> =>
    (await worker()).evaluate(
      async ([url, command]) => {
        const { tabs } = (globalThis as unknown as { chrome: ExtensionApi }).chrome
        // Without a permission for its site a tab tells no address: it is found by answering.
        for (const { id } of await tabs.query({})) {
          const report = await tabs
            .sendMessage(id, { type: 'gloss:page', do: 'ask' }, { frameId: 0 })
            .catch(() => null)
          const [info] = report ? await whereIs(id) : []
          if (!report || info !== url) continue
          if (command['do'] === 'ask') return report.state
          await tabs.sendMessage(id, { type: 'gloss:page', ...command }, { frameId: 0 })
          return null
        }
        return null

        async function whereIs(tabId: number): Promise<string[]> {
          const { scripting } = (globalThis as unknown as { chrome: ExtensionApi }).chrome
          const results = await scripting
            .executeScript({ target: { tabId }, func: () => location.href })
            .catch(() => [])
          return results.map(({ result }) => result)
        }
      },
      [page.url(), command] as const,
    )
  const state = async () => ask({ do: 'ask' })
  return {
    state,
    tell: async (command) => void (await ask(command)),
    done: () => expect.poll(async () => (await state())?.phase ?? null, { timeout: 60_000 }).toBe('watching'),
  }
}

interface ExtensionApi {
  tabs: {
    query(of: object): Promise<{ id: number }[]>
    sendMessage(
      tabId: number,
      message: object,
      options: object,
    ): Promise<{ state: PageStanding | null } | null>
  }
  scripting: {
    executeScript(of: { target: { tabId: number }; func: () => string }): Promise<{ result: string }[]>
  }
}
