import { resolve } from 'node:path'
import type { Plugin, UserConfig } from 'vite'
import { defineConfig } from 'wxt'

/** The WebAssembly runtime, by browser: JSPI runs both the WASM and the WebGPU provider, plain runs WASM everywhere. */
const RUNTIME = { chrome: 'ort-wasm-simd-threaded.jspi', firefox: 'ort-wasm-simd-threaded' }

/**
 * transformers.js names a CDN for the runtime files that Gloss ships itself. The address is overwritten before it could be
 * used (`lib/engine/runtime.ts`); the literal goes too, so that a store reviewer's search finds nothing to ask about.
 */
function withoutCdn(): Plugin {
  const CDN = /https:\/\/cdn\.jsdelivr\.net\/npm\//g
  return {
    name: 'without-cdn',
    transform: (code, id) =>
      id.includes('transformers') && CDN.test(code) ? code.replace(CDN, '/no-cdn/') : null,
  }
}

/**
 * Preact writes markup where a component says `dangerouslySetInnerHTML`. None of ours does, and none is to: the line goes, so
 * that no text can become markup by way of it, and Mozilla's linter has nothing to ask about.
 */
function withoutMarkup(): Plugin {
  return {
    name: 'without-markup',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.m?js$/.test(id)) return null
      const without = code.replace(/\w+\.innerHTML=\w+\.__html\b/, 'void 0')
      if (without === code) throw new Error('Preact sets markup in another way now: look at it again')
      return { code: without, map: null }
    },
  }
}

/** Scripts that go into other people's pages. */
const PAGE_SCRIPTS = new Set([
  'bubble',
  'bubble-tools',
  'word-card',
  'page',
  'page-surfaces',
  'article',
  'selection-icon',
])

/**
 * For what goes into other people's pages: the browsers that Gloss runs on give promises themselves, and the
 * polyfill would be a tenth of a script. Without the module's alias, `wxt/browser` is WXT's own: `browser`, else `chrome`.
 */
function leaveOutPolyfill({ resolve }: UserConfig): void {
  const alias = resolve?.alias as Record<string, string> | undefined
  if (!alias?.['wxt/browser']) throw new Error('the polyfill is not where it was: look at its module again')
  delete alias['wxt/browser']
}

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  i18n: { localesDir: 'locales' },
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: [
      'activeTab', // the tab in front, for as long as the reader's gesture lasts
      'scripting', // puts the bubble and the page translator on that tab
      'contextMenus', // Translate “…”, Translate page
      'storage', // target language, status for the popup
      'unlimitedStorage', // models on disk
      ...(browser === 'chrome' ? ['offscreen'] : []), // the document that hosts the engine
    ],
    // Asked for in place, by what happens without a gesture: rules, offers, the icon beside a selection.
    optional_host_permissions: ['<all_urls>'],
    action: { default_title: '__MSG_extension_name__' },
    commands: {
      'translate-selection': {
        suggested_key: { default: 'Alt+G' },
        description: '__MSG_command_translateSelection__',
      },
      'translate-page': {
        suggested_key: { default: 'Alt+Shift+G' },
        description: '__MSG_command_translatePage__',
      },
      'summarise-page': {
        // In Firefox S is a letter of its menu bar, which comes first.
        suggested_key: { default: browser === 'firefox' ? 'Alt+Shift+Y' : 'Alt+Shift+S' },
        description: '__MSG_command_summarisePage__',
      },
      'ask-page': { description: '__MSG_command_askPage__' },
      'summarise-selection': { description: '__MSG_command_summariseSelection__' },
      'ask-selection': { description: '__MSG_command_askSelection__' },
    },
    content_security_policy: {
      extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
    },
    // With both, extension pages are cross-origin isolated and WebAssembly may use threads.
    cross_origin_embedder_policy: { value: 'require-corp' },
    cross_origin_opener_policy: { value: 'same-origin' },
    ...(browser === 'chrome' ? { minimum_chrome_version: '137' } : {}),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'gloss@gloss.invalid',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {}),
  }),
  vite: () => ({
    plugins: [withoutCdn(), withoutMarkup()],
    worker: { format: 'es', plugins: () => [withoutCdn()] },
    resolve: {
      conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'],
    },
    build: { target: 'es2024', cssTarget: ['chrome137', 'firefox142'] },
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ name }) => PAGE_SCRIPTS.has(name))) leaveOutPolyfill(config)
    },
    'build:publicAssets': (wxt, files) => {
      const runtime = wxt.config.browser === 'firefox' ? RUNTIME.firefox : RUNTIME.chrome
      for (const extension of ['mjs', 'wasm']) {
        files.push({
          absoluteSrc: resolve(wxt.config.root, `node_modules/onnxruntime-web/dist/${runtime}.${extension}`),
          relativeDest: `ort/runtime.${extension}`,
        })
      }
    },
  },
})
