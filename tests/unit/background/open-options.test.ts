import { expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { openOptionsAt } from '../../../lib/background/open-options'

test.each([
  ['models?source=de&target=en', '#models?source=de&target=en'],
  ['', ''],
  ['../popup.html?x#y', '#../popup.html?x#y'],
  ['//elsewhere.example/', '#//elsewhere.example/'],
])('%j leads to a page of the options and nowhere else', async (hash, fragment) => {
  const create = vi.spyOn(fakeBrowser.tabs, 'create')
  await openOptionsAt({ hash })
  expect(create).toHaveBeenLastCalledWith({
    url: `${fakeBrowser.runtime.getURL('/')}options.html${fragment}`,
  })
})
