/** End to end: the built extension, shipped manifest, in real browsers. `npm run build` first; `npm test` does it all. */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  forbidOnly: true,
  // One browser at a time: the engine takes every core there is, and a test that waits for another's model measures nothing.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
})
