import { expect } from '@playwright/test'
import type { Worker } from 'playwright'

/** Menus are made when the extension is installed: a key, or a page, that is faster than that goes unnoticed. */
export async function whenInstalled(worker: () => Promise<Worker>): Promise<void> {
  const update = `chrome.contextMenus.update('translate-page', {}).then(() => true, () => false)`
  await expect.poll(async () => (await worker()).evaluate(update)).toBe(true)
}
