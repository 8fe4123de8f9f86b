/** A disk that is full, by Chromium's own quota: refused before the first byte, and all right when there is room again. */
import { afterEach, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { importModel } from '../../lib/models/import/import-model'
import { fileOnDisk } from '../../lib/models/store/files'
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
const { origin } = location

interface Storage {
  send(
    method: 'Storage.overrideQuotaForOrigin',
    values: { origin: string; quotaSize?: number },
  ): Promise<void>
}

const setFree = async (bytes: number) => {
  const { usage = 0 } = await navigator.storage.estimate()
  await (cdp() as unknown as Storage).send('Storage.overrideQuotaForOrigin', {
    origin,
    quotaSize: usage + bytes,
  })
}
const lift = () => (cdp() as unknown as Storage).send('Storage.overrideQuotaForOrigin', { origin })

afterEach(lift)

test('a download that does not fit is refused before the first byte, with the numbers, and fits later', async () => {
  using client = startClient()
  const id = await repository({ files: generated(4 * MB) })
  const request = await requestFor(id)
  await setFree(3 * MB)
  await expect(fetched(client.download(request, never))).rejects.toMatchObject({
    code: 'storage-full',
    values: { neededBytes: 4 * MB },
  })
  expect(await bytesSent(id)).toBe(0)
  expect(await fileOnDisk(request.file.content)).toBeNull()
  await lift()
  await fetched(client.download(request, never))
  expect(await sha256OnDisk(request.file)).toBe(request.file.content)
})

test('an import that does not fit is refused before anything is copied', async () => {
  const text = (name: string) => ({ path: name, file: new File(['{"model_type":"bert"}'], name) })
  const picked = ['config.json', 'tokenizer.json', 'tokenizer_config.json'].map(text)
  picked.push({ path: 'onnx/model.onnx', file: new File([new Uint8Array(4 * MB)], 'model.onnx') })
  await setFree(3 * MB)
  await expect(importModel('local/large', picked, never, () => {})).rejects.toMatchObject({
    code: 'storage-full',
  })
  expect(await storedModel('local/large')).toBeUndefined()
})

test('room that was taken is kept, whatever else fills the disk meanwhile', async () => {
  using client = startClient()
  const id = await repository({
    files: { ...generated(4 * MB), 'a.onnx': { bytes: MB, seed: Date.now() % 1e9 } },
    bytesPerSecond: 4 * MB,
  })
  const request = await requestFor(id)
  let shrunk = false
  for await (const { bytesHere } of client.download(request, never)) {
    if (shrunk || bytesHere === 0) continue
    shrunk = true
    // Less than is still to come; the records in IndexedDB need a little of it.
    await setFree(MB / 2)
  }
  expect(shrunk).toBe(true)
  expect((await storedModel(id))!.state).toBe('complete')
  expect(await sha256OnDisk(request.file)).toBe(request.file.content)
})

test('where a model that nobody uses stands in the way, it goes', async () => {
  using client = startClient()
  const unused = await requestFor(await repository({ files: generated(4 * MB) }))
  const wanted = await requestFor(await repository({ files: generated(5 * MB) }))
  await fetched(client.download(unused, never))
  await setFree(2 * MB)
  await fetched(client.download(wanted, never))
  expect(await storedModel(unused.model)).toBeUndefined()
  expect((await storedModel(wanted.model))!.state).toBe('complete')
})
