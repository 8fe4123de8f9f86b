/** The Firefox build installs and its background page answers. */
import { expect, test } from './firefox.ts'

test('Firefox takes the extension, whose pages open', async ({ openExtensionPage }) => {
  const page = await openExtensionPage('popup.html')
  const manifest = await page.evaluate('browser.runtime.getManifest().name')
  expect(manifest).toBe('Gloss')
})

test('the background page answers a popup', async ({ openExtensionPage }) => {
  const page = await openExtensionPage('popup.html')
  const reply = await page.evaluate(
    `browser.runtime.sendMessage({ service: 'background', method: 'ensureHost', argument: null })`,
  )
  expect(reply).toEqual({ value: null })
})
