import { expect, test } from 'vitest'
import { handlersFor } from '../../../lib/host/served-methods'

/** Whatever is asked of it. */
const anything = new Proxy({}, { get: () => async () => null }) as never

const served = (isExtensionPage: boolean) =>
  Object.keys(
    handlersFor(isExtensionPage, {
      engine: anything,
      models: anything,
      reading: anything,
      history: anything,
    }),
  )

test('a page script translates, fetches, and keeps a word as it is, and no more', () => {
  expect(served(false)).toEqual([
    'translate',
    'prepare',
    'models.offer',
    'models.download',
    'models.pause',
    'models.cancel',
    'models.keepWord',
  ])
})

test('pages of the extension read, and see the history, too', () => {
  expect(served(true)).toEqual(
    expect.arrayContaining(['reading.capabilities', 'reading.rank', 'reading.summarise', 'reading.ask']),
  )
  expect(served(true)).toEqual(
    expect.arrayContaining(['history.find', 'history.remove', 'history.clear', 'models.remembered']),
  )
})
