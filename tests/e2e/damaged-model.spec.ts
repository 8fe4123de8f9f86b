/** A model's file is missing, cut short or altered: said with a code, and the engine goes on serving the other model. */
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './extension.ts'
import { modifiedBuild } from './modified-build.ts'
import { selectIn } from './select-text.ts'

const FILE = 'models/starter-fr-en/onnx/encoder_model_quantized.onnx'

const DAMAGE: Record<string, (file: string) => void> = {
  'model-file-missing': (file) => rmSync(file),
  'model-file-size': (file) => truncateSync(file, 1_000_000),
  'model-file-altered': (file) => {
    const bytes = readFileSync(file)
    bytes[3_000_000]! ^= 1
    writeFileSync(file, bytes)
  },
}

for (const [code, damage] of Object.entries(DAMAGE)) {
  test.describe(code, () => {
    test.use({ extensionDir: modifiedBuild((folder) => damage(join(folder, FILE))) })
    test('is told, and the next request is served', async ({ openPage, translateSelection, worker }) => {
      const page = await openPage('french.html')
      await selectIn(page, '#plain')
      const bubble = await translateSelection(page)
      await expect.poll(async () => (await bubble.read())?.error?.code, { timeout: 30_000 }).toBe(code)
      expect((await bubble.read())?.error?.sentence).toContain('encoder_model_quantized.onnx')
      await bubble.press('Escape')
      await bubble.waitUntilGone()
      await (await worker()).evaluate('chrome.storage.local.set({ settings: { target: "fr" } })')
      await selectIn(page, '#english')
      expect((await (await translateSelection(page)).waitFor('done')).translation).toContain('bibliothèque')
    })
  })
}
