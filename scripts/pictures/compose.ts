/** Pictures laid beside or over each other, as the browser's window has them: Chromium draws its own popup and side panel outside of what a page's screenshot shows. */
import type { BrowserContext } from 'playwright'

export interface Layer {
  picture: Buffer
  /** In CSS pixels of the composed picture. */
  box: { left: number; top: number; width: number; height: number }
  /** A popup floats over the page, a panel has a hairline beside it. */
  edge?: 'floats' | 'beside'
}

const EDGES = {
  floats: 'border-radius:10px;box-shadow:0 4px 24px rgb(0 0 0/.35),0 0 0 1px rgb(0 0 0/.12)',
  beside: 'border-left:1px solid #c8cbd0;box-sizing:border-box',
}

export async function compose(
  context: BrowserContext,
  { width, height }: { width: number; height: number },
  layers: Layer[],
): Promise<Buffer> {
  const images = layers.map(({ picture, box, edge }) => {
    const place = Object.entries(box).map(([name, value]) => `${name}:${value}px`)
    const style = ['position:absolute', ...place, edge ? EDGES[edge] : ''].join(';')
    return `<img style="${style}" src="data:image/png;base64,${picture.toString('base64')}">`
  })
  const page = await context.newPage()
  try {
    await page.setViewportSize({ width, height })
    await page.setContent(`<body style="margin:0;overflow:hidden">${images.join('')}`)
    await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
    return await page.screenshot()
  } finally {
    await page.close()
  }
}
