/**
 * The whole browser is killed at ten random points of a download and started again each time with the same profile. What it
 * costs is counted where it leaves: by the hub.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import { QUIET_FLAGS, SANDBOX_FLAGS } from '../../scripts/chromium-flags.ts'
import { findBrowser } from '../../scripts/find-browser.ts'
import { killer } from '../../scripts/kill-browser.ts'
import { startHub } from '../hub/hub-server.ts'
import { openDownloads, serveDownloads } from './download-driver.ts'
import { numbersFrom } from './random.ts'

const MB = 1 << 20
const SIZE = 200 * MB
const KILLS = 10
const FILE = 'onnx/model.onnx'
const MODEL = 'test/killed'

test('ten deaths of the browser at random points of 200 MB cost less than one part in twenty', async () => {
  test.setTimeout(240_000) // half a minute of download, eleven starts of a browser
  const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
  console.log(`killed-download: SEED=${seed}`)
  const random = numbersFrom(seed)
  const points = Array.from({ length: KILLS }, () => random() * SIZE * 0.98).toSorted((a, b) => a - b)

  const [hub, server] = await Promise.all([startHub(), serveDownloads()])
  const profile = mkdtempSync(join(tmpdir(), 'gloss-killed-'))
  const { files, log } = hub.add({
    id: MODEL,
    files: { [FILE]: { bytes: SIZE, seed }, 'config.json': { bytes: 700, seed } },
    bytesPerSecond: 8 * MB,
  })
  const bytesSent = () => log.reduce((sum, { bytes }) => sum + bytes, 0)
  const live = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findBrowser(),
      headless: true,
      args: [...QUIET_FLAGS, ...SANDBOX_FLAGS],
    })
    return {
      context,
      downloads: await openDownloads(context, server),
      kill: await killer(context.browser()!),
    }
  }

  try {
    const found: number[] = []
    for (const point of points) {
      const { downloads, kill } = await live()
      found.push((await downloads.state(MODEL)).bytesHere)
      await downloads.begin(hub.url, MODEL)
      await expect.poll(bytesSent, { intervals: [5], timeout: 60_000 }).toBeGreaterThanOrEqual(point)
      await kill()
    }
    // Each life found what those before it had fetched.
    expect(found).toEqual(found.toSorted((a, b) => a - b))

    const { context, downloads } = await live()
    expect((await downloads.state(MODEL)).stored).toBe('partial')
    await downloads.begin(hub.url, MODEL)
    const over = async () => {
      const { stored, error } = await downloads.state(MODEL)
      return error ?? stored
    }
    await expect.poll(over, { timeout: 60_000 }).toBe('complete')
    expect(await downloads.content(MODEL, FILE)).toBe(`sha256-${files.get(FILE)!.lfs!.sha256}`)
    await context.close()

    const cost = bytesSent() / SIZE
    console.log(`killed-download: ${((cost - 1) * 100).toFixed(2)} % more than the file`)
    expect(cost).toBeGreaterThanOrEqual(1)
    expect(cost).toBeLessThanOrEqual(1.05)
  } finally {
    await Promise.all([hub.close(), server.close()])
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
})
