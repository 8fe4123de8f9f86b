/** `npm run icons`: assets/icon.svg as the pictures that browsers and stores ask for, in `public/icon/`. Its grid is 16 wide: every size is whole. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { ROOT } from './build-extension.ts'
import { SANDBOX_FLAGS } from './chromium-flags.ts'
import { installBrowser } from './install-browser.ts'

const SIZES = [16, 32, 48, 96, 128]

const browser = await chromium.launch({ executablePath: installBrowser(), args: SANDBOX_FLAGS })
try {
  const svg = readFileSync(join(ROOT, 'assets/icon.svg')).toString('base64')
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    await page.setContent(
      `<body style="margin:0"><img style="display:block" width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`,
    )
    await page.locator('img').evaluate((image) => (image as HTMLImageElement).decode())
    writeFileSync(
      join(ROOT, `public/icon/${size}.png`),
      await page.screenshot({ omitBackground: true, animations: 'disabled' }),
    )
  }
} finally {
  await browser.close()
}
