/** What the disk does to files behind our back: found, removed, fetched again. */
import { expect, test } from 'vitest'
import type { ContentId } from '../../lib/models/content-id'
import { checkStore } from '../../lib/models/store/check'
import { contentsOnDisk, fileOnDisk } from '../../lib/models/store/files'
import { storedModel } from '../../lib/models/store/models'
import { readModel, readStored } from '../../lib/models/store/read'
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

async function overwrite(content: ContentId, bytes: Blob | string): Promise<void> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('models', { create: true })
  const stream = await (await folder.getFileHandle(content, { create: true })).createWritable()
  await stream.write(bytes)
  await stream.close()
}

async function downloaded() {
  using client = startClient()
  const id = await repository({ files: generated(MB) })
  const request = await requestFor(id)
  await fetched(client.download(request, never))
  return { id, request, content: request.file.content }
}

test('a byte that the disk has changed makes the file bad; the next download mends it', async () => {
  const { id, request, content } = await downloaded()
  const bytes = new Uint8Array(await (await fileOnDisk(content))!.arrayBuffer())
  bytes[1000]! ^= 1
  await overwrite(content, new Blob([bytes]))
  const report = await checkStore()
  expect(report.bad).toEqual([content])
  expect(await storedModel(id)).toMatchObject({ state: 'bad', bytesHere: 0 })
  expect(await fileOnDisk(content)).toBeNull()

  using client = startClient()
  await fetched(client.download(request, never))
  expect(await sha256OnDisk(request.file)).toBe(content)
  expect(await bytesSent(id)).toBe(2 * MB)
  expect((await checkStore()).good).toContain(content)
})

test('a file that the disk has cut short is never read, and counts as bad from then on', async () => {
  const { id, content } = await downloaded()
  await overwrite(content, 'short')
  await expect(readStored(id, 'onnx/model.onnx')).rejects.toMatchObject({
    code: 'model-not-whole',
    values: { model: id, file: 'onnx/model.onnx' },
  })
  expect((await storedModel(id))!.state).toBe('bad')
})

test('a file that is gone is fetched again without a check', async () => {
  const { id, request, content } = await downloaded()
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('models')
  await folder.removeEntry(content)
  using client = startClient()
  await fetched(client.download(request, never))
  expect((await storedModel(id))!.state).toBe('complete')
  expect(await sha256OnDisk(request.file)).toBe(content)
})

test('bytes that belong to nothing are removed', async () => {
  const orphan: ContentId = `sha256-${'0'.repeat(64)}`
  await overwrite(orphan, 'left over')
  const report = await checkStore()
  expect(report.orphans).toEqual([orphan])
  expect(await contentsOnDisk()).not.toContain(orphan)
})

test('reading a model hands over its files and counts as a use', async () => {
  const { id } = await downloaded()
  const before = (await storedModel(id))!.usedAtMs
  const files = await readModel(id, ['onnx/model.onnx'])
  expect(files['onnx/model.onnx']!.byteLength).toBe(MB)
  expect((await storedModel(id))!.usedAtMs).toBeGreaterThanOrEqual(before)
  await expect(readModel(id, ['tokenizer.json'])).rejects.toMatchObject({ code: 'model-not-whole' })
})
