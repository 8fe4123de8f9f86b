/**
 * The demo page in a language that is written from right to left. No model that Gloss ships writes one, so the words come from
 * a table (`arabic.json`) and everything else from `lib/page`, as it is in the extension.
 */
import { join } from 'node:path'
import type { Page } from 'playwright'
import { build } from 'vite'
import { MODES, type Mode } from '../../lib/messaging/page-contract.ts'
import type { PageTranslator } from '../../lib/page/translator/contract.ts'
import { pictureOf } from '../page-picture.ts'

export async function drawRightToLeft(page: Page): Promise<void> {
  await page.reload()
  await page.addScriptTag({ content: await script() })
  for (const mode of MODES) {
    await page.evaluate(async (mode) => {
      const { translateIntoArabic } = window as unknown as Record<string, (mode: Mode) => PageTranslator>
      const translator = translateIntoArabic!(mode)
      Object.assign(window, { translator })
      if (translator.state().phase === 'watching') return
      await new Promise<void>((resolve) =>
        translator.onChange(({ phase }) => phase === 'watching' && resolve()),
      )
    }, mode)
    await pictureOf(page, `page-rtl-${mode}`)
    await page.evaluate(() => (window as unknown as { translator: PageTranslator }).translator.restore())
  }
  console.log(
    '         (Arabic out of a table of sentences: no model that Gloss ships writes from right to left.)\n',
  )
}

/** One script of it, in memory. */
async function script(): Promise<string> {
  const [built] = [
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        lib: { entry: join(import.meta.dirname, 'in-page.ts'), formats: ['iife'], name: 'rightToLeft' },
      },
    }),
  ].flat()
  if (!built || !('output' in built))
    throw new Error('vite built no script for the picture from right to left')
  return built.output[0].code
}
