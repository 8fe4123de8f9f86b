import { playwright } from '@vitest/browser-playwright'
import { compile } from 'svelte/compiler'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'
import { findBrowser } from './scripts/find-browser.ts'
import { findFirefox } from './scripts/find-firefox.ts'
import { firefox } from './scripts/firefox-provider.ts'

/** Real Chromium, found and never downloaded; as root it cannot have its own sandbox. */
const chromium = (flags: string[] = []) => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        '--disable-background-networking',
        ...flags,
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  }),
  instances: [{ browser: 'chromium' as const }],
})

/** Svelte is a compiler: all that its fixtures need of it. */
const compileSvelte = (): Plugin => ({
  name: 'compile-svelte',
  transform: (code, id) =>
    id.endsWith('.svelte') ? compile(code, { filename: id, generate: 'client' }).js : null,
})

/** The pages of tests/fixtures/cases load them in their own frames: found late, they would be bundled anew in the middle of a test. */
const FRAMEWORKS = [
  'react',
  'react-dom',
  'react-dom/client',
  'vue',
  'lit',
  'svelte',
  'svelte/internal/client',
  'svelte/internal/disclose-version',
]

/** What of the page tests needs nothing but a page, in Firefox, where there is one; `extremes` are minutes of one and the same. */
const inFirefox = (path: string | undefined) =>
  path === undefined
    ? []
    : [
        {
          resolve: { tsconfigPaths: true },
          plugins: [compileSvelte()],
          optimizeDeps: { include: [...FRAMEWORKS, '@mozilla/readability', 'fast-check'] },
          test: {
            name: 'page-firefox',
            include: [
              'tests/page/{article,cases,translator,units,watch,write}/**/*.test.ts?(x)',
              'tests/page/schedule/viewport.test.ts',
              'tests/page/bubble/find-selection*.test.ts',
            ],
            exclude: ['tests/page/cases/extremes.test.ts'],
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: firefox(path),
              instances: [{ browser: 'firefox' as const }],
            },
          },
        },
      ]

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts?(x)'],
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        resolve: { tsconfigPaths: true },
        plugins: [compileSvelte()],
        optimizeDeps: { include: [...FRAMEWORKS, '@mozilla/readability'] },
        test: {
          name: 'page',
          include: ['tests/page/**/*.test.ts?(x)'],
          browser: chromium(),
          // They wait for frames and for quiet far longer than they compute.
          maxWorkers: 4,
          sequence: { groupOrder: 1 },
          // A state that comes late, since others are at work, is no other state.
          testTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
      ...inFirefox(findFirefox()),
      {
        resolve: { tsconfigPaths: true },
        // Found late, they would be bundled anew in the middle of a test.
        optimizeDeps: { include: ['hash-wasm', 'idb'] },
        worker: { format: 'es' },
        test: {
          name: 'models',
          include: ['tests/models/**/*.test.ts'],
          browser: chromium(),
          globalSetup: 'tests/hub/global-setup.ts',
          fileParallelism: false, // one store for all of them
          testTimeout: 60_000,
        },
      },
      {
        resolve: { tsconfigPaths: true },
        optimizeDeps: { exclude: ['@huggingface/transformers', 'onnxruntime-web'] },
        worker: { format: 'es' },
        test: {
          name: 'engine',
          include: ['tests/engine/**/*.test.ts'],
          browser: chromium(),
          // Most of a test is one thread bringing up the runtime.
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
          testTimeout: 120_000,
        },
      },
      {
        resolve: { tsconfigPaths: true },
        optimizeDeps: {
          exclude: ['@huggingface/transformers', 'onnxruntime-web'],
          include: ['hash-wasm', 'idb'],
        },
        worker: { format: 'es' },
        test: {
          name: 'webgpu',
          include: ['tests/webgpu/**/*.test.ts'],
          // SwiftShader, which any machine has: correct, and so slow that only the tiniest models are for it.
          browser: chromium([
            '--enable-unsafe-webgpu',
            '--use-webgpu-adapter=swiftshader',
            '--enable-features=Vulkan',
            '--ignore-gpu-blocklist',
          ]),
          fileParallelism: false, // one store for all of them
          testTimeout: 180_000,
        },
      },
    ],
  },
})
