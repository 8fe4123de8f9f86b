import { expect, test } from 'vitest'
import { Inbox } from '../../../lib/messaging/inbox'

test('delivers what arrived before the reader, then what arrives after', async () => {
  const inbox = new Inbox<number>()
  inbox.put(1)
  const read: number[] = []
  const reading = (async () => {
    for await (const item of inbox) read.push(item)
  })()
  await Promise.resolve()
  inbox.put(2)
  inbox.end()
  inbox.put(3)
  await reading
  expect(read).toEqual([1, 2])
})

test('a failure overtakes what still waits', async () => {
  const inbox = new Inbox<number>()
  inbox.put(1)
  inbox.put(2)
  const read: number[] = []
  const reading = (async () => {
    for await (const item of inbox) {
      read.push(item)
      inbox.fail(new Error('lost'))
    }
  })()
  await expect(reading).rejects.toThrow('lost')
  expect(read).toEqual([1])
})
