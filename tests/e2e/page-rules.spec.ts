/** Gloss may read every site, in Chromium: see rule-tests.ts. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from './chromium.ts'
import { modifiedBuild } from './modified-build.ts'
import { ruleTests } from './rule-tests.ts'

// A headless browser shows no prompt that could be answered: this build has been given it at install.
test.use({
  extensionDir: modifiedBuild((folder) => {
    const file = join(folder, 'manifest.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    manifest.host_permissions = ['<all_urls>']
    writeFileSync(file, JSON.stringify(manifest))
  }),
})

ruleTests(test)
