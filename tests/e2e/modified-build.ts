/** A copy of the build with something wrong in it, for a test that wants to see what Gloss makes of that. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHROME_BUILD } from '../../scripts/build-extension.ts'

/** `test.use({ extensionDir: modifiedBuild((folder) => …) })`: the copy is made before the browser starts, and removed. */
export function modifiedBuild(change: (folder: string) => void) {
  // Playwright reads the fixtures that this one needs from the pattern of its first argument: none.
  return async ({}, use: (folder: string) => Promise<void>) => {
    const folder = mkdtempSync(join(tmpdir(), 'gloss-build-'))
    try {
      cpSync(CHROME_BUILD, folder, { recursive: true })
      change(folder)
      await use(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
