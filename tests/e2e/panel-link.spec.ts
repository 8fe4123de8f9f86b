/** A linked page in Chromium: see link-tests.ts. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from './chromium.ts'
import { allowedLinkTests, refusedLinkTests } from './link-tests.ts'
import { modifiedBuild } from './modified-build.ts'

/** The browser's question for a permission has no button that a test could press: this build has the answer already. */
const allowed = modifiedBuild((folder) => {
  const path = join(folder, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }))
})

test.describe('allowed', () => {
  test.use({ extensionDir: allowed })
  allowedLinkTests(test)
})

refusedLinkTests(test)
