/** The download Worker is ended in the middle: nothing is lost but a moment's bytes. The whole browser: tests/e2e/killed-download. */
import { expect, test } from 'vitest'
import { storedModel } from '../../lib/models/store/models'
import {
  bytesSent,
  fetched,
  generated,
  never,
  repository,
  requestFor,
  sha256OnDisk,
  startClient,
} from './model-fixture'

const MB = 1 << 20
const SIZE = 48 * MB
const KILLS = 4

test('four deaths at random points of 48 MB cost less than one part in ten', async () => {
  const id = await repository({ files: generated(SIZE), bytesPerSecond: 8 * MB })
  const request = await requestFor(id, { partBytes: 16 * MB })
  const deaths = Array.from({ length: KILLS }, () => Math.random() * SIZE * 0.98).toSorted((a, b) => a - b)
  let died = 0
  for (const death of deaths) {
    using client = startClient()
    const dying = (async () => {
      for await (const { bytesHere } of client.download(request, never)) if (bytesHere >= death) client.end()
    })()
    await expect(dying, deaths.join(' ')).rejects.toMatchObject({ code: 'internal' })
    died++
    expect((await storedModel(id))!.state).toBe('partial')
  }
  using client = startClient()
  await fetched(client.download(request, never))
  expect(died).toBe(KILLS)
  expect(await sha256OnDisk(request.file)).toBe(request.file.content)
  const sent = await bytesSent(id)
  console.info(
    `kill: ${sent} bytes sent for ${SIZE}, ${((sent / SIZE - 1) * 100).toFixed(2)} % more than the file`,
  )
  expect(sent / SIZE).toBeLessThanOrEqual(1.1)
  expect(sent / SIZE).toBeGreaterThanOrEqual(1)
})
