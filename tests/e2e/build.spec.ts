/** What is packed: the manifest asks for what it says and names what is there, and nothing is fetched from elsewhere. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { PARTS_FILE, type Part } from '../../lib/ui/licences/parts.ts'
import { ALLOWED } from '../../modules/licences/package-licence.ts'
import { CHROME_BUILD, FIREFOX_BUILD, ROOT } from '../../scripts/build-extension.ts'

const PERMISSIONS = ['activeTab', 'contextMenus', 'scripting', 'storage', 'unlimitedStorage']

/** What goes into other people's pages, and its budget gzipped. */
const PAGE_SCRIPTS = {
  'bubble.js': 25_000,
  // Comes only when something in a bubble is pressed. 9 of them are a second copy of Preact, see lib/ui/bubble/tools.ts.
  'bubble-tools.js': 28_000,
  // Comes only when a word's sentences are asked for; reads the page and finds places in translations, with a third Preact.
  'word-card.js': 18_000,
  'page.js': 60_000,
  'page-surfaces.js': 25_000,
  'article.js': 28_000,
  'selection-icon.js': 5000,
}

const manifestOf = (build: string) => JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'))

function scriptsOf(build: string): string[] {
  const paths = readdirSync(build, { recursive: true, encoding: 'utf8' })
  return paths.filter((path) => /\.(m?js|html|css)$/.test(path))
}

for (const [browser, build] of [
  ['Chromium', CHROME_BUILD],
  ['Firefox', FIREFOX_BUILD],
] as const) {
  test.describe(browser, () => {
    test('asks for the permissions that are explained, and for no host', () => {
      const manifest = manifestOf(build)
      // Asked for by what happens without a gesture, and only then.
      expect(manifest.optional_host_permissions).toEqual(['<all_urls>'])
      expect(manifest.optional_permissions).toBeUndefined()
      const expected = browser === 'Chromium' ? [...PERMISSIONS, 'offscreen', 'sidePanel'] : PERMISSIONS
      expect(manifest.permissions.toSorted()).toEqual(expected.toSorted())
      for (const key of [
        'host_permissions',
        'content_scripts',
        'externally_connectable',
        'web_accessible_resources',
      ]) {
        expect(manifest[key], key).toBeUndefined()
      }
    })

    test('has icons of every size that a store or toolbar asks for', () => {
      expect(Object.keys(manifestOf(build).icons)).toEqual(['16', '32', '48', '96', '128'])
    })

    test('asks for nothing that docs/store/permissions.md does not explain', () => {
      const page = readFileSync(join(ROOT, 'docs/store/permissions.md'), 'utf8')
      const explained = [...page.matchAll(/^\| `([^`]+)` \| .{40,} \|$/gm)].map(([, name]) => name)
      const { permissions, optional_host_permissions: hosts } = manifestOf(build)
      expect(explained).toEqual(expect.arrayContaining([...permissions, ...hosts]))
    })

    test('has every file that the manifest names', () => {
      const named = JSON.stringify(manifestOf(build)).match(/[\w/.-]+\.(js|html|png|json|css)/g) ?? []
      expect(named.length).toBeGreaterThan(4)
      expect(named.filter((path) => !existsSync(join(build, path)))).toEqual([])
      for (const path of [
        ...Object.keys(PAGE_SCRIPTS),
        'ort/runtime.mjs',
        'ort/runtime.wasm',
        'translate.html',
      ]) {
        expect(existsSync(join(build, path)), path).toBe(true)
      }
    })

    test('names no CDN', () => {
      const named = scriptsOf(build).filter((path) =>
        /jsdelivr|unpkg\.com|cdnjs|esm\.sh|skypack/.test(readFileSync(join(build, path), 'utf8')),
      )
      expect(named).toEqual([])
    })

    test('says of each part whose work it is, and under which licence', () => {
      const parts = JSON.parse(readFileSync(join(build, PARTS_FILE), 'utf8')) as Part[]
      const names = (kind: Part['kind']) => parts.filter((part) => part.kind === kind).map(({ name }) => name)
      // What package.json says is in the product is in it, and what it carries.
      const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
      expect(names('library')).toEqual(expect.arrayContaining(Object.keys(dependencies)))
      expect(names('library')).toEqual(
        expect.arrayContaining(['@huggingface/tokenizers', 'onnxruntime-common']),
      )
      expect(names('model')).toHaveLength(readdirSync(join(build, 'models')).length)
      expect(names('gloss')).toEqual(['Gloss'])
      expect(parts.filter(({ licence, text }) => !ALLOWED.has(licence) || text.length < 200)).toEqual([])
    })

    test('says nothing of the machine that built it', () => {
      const told = scriptsOf(build).filter((path) => readFileSync(join(build, path), 'utf8').includes(ROOT))
      expect(told).toEqual([])
    })

    for (const [script, budgetBytes] of Object.entries(PAGE_SCRIPTS)) {
      test(`puts no more than ${budgetBytes / 1000} kB of ${script} on a page`, () => {
        const packed = gzipSync(readFileSync(join(build, script)), { level: 9 })
        expect(packed.byteLength).toBeLessThanOrEqual(budgetBytes)
      })
    }
  })
}

test('the README names the versions of browsers that the manifests ask for', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const { strict_min_version: firefox } = manifestOf(FIREFOX_BUILD).browser_specific_settings.gecko
  const { minimum_chrome_version: chrome } = manifestOf(CHROME_BUILD)
  expect(readme).toContain(`| Chrome and Edge ${chrome} | Firefox ${parseInt(firefox, 10)} |`)
})

test('there is one copy of the ONNX runtime, the one that transformers.js pins', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  const copies = Object.keys(lock.packages).filter((path) => path.endsWith('/onnxruntime-web'))
  expect(copies).toEqual(['node_modules/onnxruntime-web'])
  const pinned = lock.packages['node_modules/@huggingface/transformers'].dependencies['onnxruntime-web']
  expect(lock.packages['node_modules/onnxruntime-web'].version).toBe(pinned)
})
