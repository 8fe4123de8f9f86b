import { expect } from '@playwright/test'

/** Menus are made when the extension is installed: a key, or a page, that is faster than that goes unnoticed. */
export async function whenInstalled(inExtension: (expression: string) => Promise<unknown>): Promise<void> {
  const update = `chrome.contextMenus.update('translate-page', {}).then(() => true, () => false)`
  await expect.poll(() => inExtension(update)).toBe(true)
}
