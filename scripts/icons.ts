/**
 * `npm run icons`: assets/icon.svg as the pictures that browsers and stores ask for. Its grid is 16 wide, so that every size in
 * `public/icon/` is whole. The stores' own are the logo and the tile in `docs/store/`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright'
import { ROOT } from './build-extension.ts'
import { SANDBOX_FLAGS } from './chromium-flags.ts'
import { installBrowser } from './install-browser.ts'

const SIZES = [16, 32, 48, 96, 128]
/** Edge: https://learn.microsoft.com/microsoft-edge/extensions/publish/publish-extension */
const LOGO = 300
/** Chrome and Edge: https://developer.chrome.com/docs/webstore/images */
const TILE = { width: 440, height: 280 }

const svg = readFileSync(join(ROOT, 'assets/icon.svg')).toString('base64')
const icon = (size: number) => `<img width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`

async function draw(browser: Browser, path: string, size: typeof TILE, body: string): Promise<void> {
  const page = await browser.newPage({ viewport: size })
  await page.setContent(`<style>body { margin: 0 } img { display: block }</style>${body}`)
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
  writeFileSync(join(ROOT, path), await page.screenshot({ omitBackground: true }))
  await page.close()
}

const tile = `<body style="display: grid; place-content: center; justify-items: center; gap: 18px; height: 100vh;
  background: #fdfcf9; color: #1f2430; font: 600 34px system-ui, sans-serif">${icon(112)} Gloss`

const browser = await chromium.launch({ executablePath: installBrowser(), args: SANDBOX_FLAGS })
try {
  for (const size of SIZES) {
    await draw(browser, `public/icon/${size}.png`, { width: size, height: size }, icon(size))
  }
  await draw(browser, 'docs/store/logo.png', { width: LOGO, height: LOGO }, icon(LOGO))
  await draw(browser, 'docs/store/tile.png', TILE, tile)
} finally {
  await browser.close()
}
