/** Deleting everything: files, databases and marks are gone, connections that were open give way, and all begins anew. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { onStoreChange } from '../../lib/models/store/changes'
import { eraseDisk } from '../../lib/models/store/erase'
import { changePreferences, preferences } from '../../lib/models/store/facts'
import { copyToDisk, contentsOnDisk } from '../../lib/models/store/files'
import { never } from './model-fixture'

const CONTENT = `sha256-${'0'.repeat(64)}` as const

test('nothing stays, and what comes after works', async () => {
  await copyToDisk(CONTENT, new Blob(['x']), never)
  await changePreferences({ idleMinutes: 15 })
  localStorage.setItem('mark', 'x')
  const end = new AbortController()
  onTestFinished(() => end.abort())
  const heard = vi.fn<() => void>()
  onStoreChange(heard, end.signal)

  await eraseDisk()
  const root = await navigator.storage.getDirectory()
  const names: string[] = []
  for await (const name of root.keys()) names.push(name)
  expect(names).toEqual([])
  expect(await indexedDB.databases()).toEqual([])
  expect(localStorage).toHaveLength(0)
  await vi.waitFor(() => expect(heard).toHaveBeenCalled())

  expect(await preferences()).toEqual({})
  expect(await contentsOnDisk()).toEqual([])
  await changePreferences({ idleMinutes: 30 })
  expect(await preferences()).toEqual({ idleMinutes: 30 })
  await changePreferences({ idleMinutes: null })
})
