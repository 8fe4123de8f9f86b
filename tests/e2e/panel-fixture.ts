/**
 * The side panel of the built extension, for a page of the demo: the popup's button grants the page, and the panel's document is
 * opened as a tab of its own that stays with the page's tab.
 */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ROOT } from '../../scripts/build-extension.ts'
import { type FolderServer, serveFolder } from '../../scripts/serve-folder.ts'
import { test as base, expect } from './extension.ts'

interface Fixtures {
  demo: FolderServer
  tabOf: (page: Page) => Promise<number>
  /** @param address of the demo, or whole */
  openPanel: (tabId: number) => Promise<Page>
  read: (path: string) => Promise<{ page: Page; panel: Page; tabId: number }>
}

export const test = base.extend<Fixtures>({
  demo: async ({}, use) => {
    const server = await serveFolder(join(ROOT, 'demo'))
    await use(server)
    await server.close()
  },
  tabOf: async ({ worker }, use) =>
    use(async (page) => {
      await page.bringToFront()
      const inFront = 'chrome.tabs.query({ active: true, lastFocusedWindow: true })'
      const [tab] = await (await worker()).evaluate<{ id: number }[]>(inFront)
      return tab!.id
    }),
  openPanel: async ({ context, extensionId }, use) =>
    use(async (tabId) => {
      const panel = await context.newPage()
      await panel.setViewportSize({ width: 400, height: 760 })
      await panel.goto(`chrome-extension://${extensionId}/sidepanel.html?tab=${tabId}`)
      return panel
    }),
  read: async ({ context, gesture, demo, tabOf, openPanel }, use) =>
    use(async (path) => {
      const page = await context.newPage()
      await page.goto(`${demo.origin}/${path}`)
      const tabId = await tabOf(page)
      await (await gesture(page)).close()
      return { page, panel: await openPanel(tabId), tabId }
    }),
})

export { expect }

export async function summarised(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: 'Summarise this page' }).click()
  await isDone(panel)
}

export const isDone = (panel: Page) =>
  expect(panel.locator('[data-part=summary]')).toHaveAttribute('data-phase', 'done', { timeout: 90_000 })

export async function ask(panel: Page, question: string): Promise<void> {
  await panel.getByRole('tab', { name: 'Ask' }).click()
  await panel.getByRole('textbox', { name: 'Your question' }).fill(question)
  await panel.keyboard.press('Enter')
  await expect(panel.locator('[data-part=exchange]').first()).toHaveAttribute('data-phase', 'done', {
    timeout: 90_000,
  })
}

export const chip = (panel: Page, number: number) =>
  panel.getByRole('button', { name: new RegExp(`^Source ${number}: `) })

/** What is lit on a page, and whether it is seen. */
export const lit = (page: Page) =>
  page.evaluate(() => {
    const ranges = [...(CSS.highlights.get('gloss-passage') ?? [])] as Range[]
    const text = ranges.map((range) => range.toString().replaceAll(/\s+/g, ' ')).join(' ')
    const box = ranges[0]?.getBoundingClientRect()
    return { text, isSeen: box !== undefined && box.top >= 0 && box.top < innerHeight }
  })
