import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { welcomeOnInstall } from '../../../lib/background/open-welcome'

beforeEach(() => {
  fakeBrowser.reset()
})

async function installed(reason: 'install' | 'update' | 'chrome_update'): Promise<void> {
  await fakeBrowser.runtime.onInstalled.trigger({ reason } as never)
}

test('an installation is greeted once, an update never', async () => {
  const create = vi.spyOn(fakeBrowser.tabs, 'create')
  welcomeOnInstall()
  await installed('update')
  await installed('chrome_update')
  expect(create).not.toHaveBeenCalled()
  await installed('install')
  await expect.poll(() => fakeBrowser.storage.local.get('welcomed')).toEqual({ welcomed: true })
  expect(create.mock.calls).toEqual([[{ url: fakeBrowser.runtime.getURL('/welcome.html') }]])
  const read = vi.spyOn(fakeBrowser.storage.local, 'get')
  await installed('install')
  await Promise.all(read.mock.results.map(({ value }) => value as Promise<unknown>))
  expect(create).toHaveBeenCalledTimes(1)
})
