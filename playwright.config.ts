/** End to end: the built extension, shipped manifest, in real browsers. `npm run build` first; `npm test` does it all. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  forbidOnly: true,
  // Most of a test is a browser that starts, or one that waits; no test measures time.
  workers: 2,
  // A real pointer on a screen of its own beside another browser: seen to miss its place, and never alone.
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
})
