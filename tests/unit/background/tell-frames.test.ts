/** What passes between a tab's top frame and those of other sites: what they follow, what they say, what the reader asks of one. */
import { describe, expect, test } from 'vitest'
import { readFrames } from '../../../lib/background/tell-frames'
import { keepPage, leaveInspector, translateParagraph } from '../../../lib/background/translate-tab'
import type { FrameReport } from '../../../lib/messaging/page-contract'
import { STATE, fakeTabs } from './tab-fixture'

const URL_HERE = 'https://example.fr/one'

describe('what the script of the top frame says of its page', () => {
  test('is passed on to frames of other sites, where there may be any', async () => {
    const { put, report, told } = fakeTabs({ allSites: true })
    put(1, { state: STATE })
    await keepPage(1, URL_HERE, report(STATE))
    await keepPage(1, URL_HERE, report(null))
    const frames = told.map(
      ({ command, frameId }) => command.do === 'frame' && [command.state?.phase ?? null, frameId],
    )
    expect(frames).toEqual([
      ['translating', undefined],
      [null, undefined],
    ])
  })

  test('frames are put back, too, after the reader has stopped it', async () => {
    const { put, report, told } = fakeTabs({ allSites: true })
    put(1, { state: STATE })
    for (const state of [STATE, { ...STATE, phase: 'stopped' as const }, null])
      await keepPage(1, URL_HERE, report(state))
    expect(told.at(-1)?.command).toMatchObject({ do: 'frame', state: null })
  })
})

describe('one paragraph in a frame', () => {
  const inFrame = async (foreign: number[]) => {
    const { put, told } = fakeTabs({ allSites: true })
    put(1, { foreign })
    await translateParagraph(1, 4)
    return told.flatMap(({ command, frameId }) =>
      command.do === 'paragraph' ? [[frameId, command.isElsewhere]] : [],
    )
  }

  test('of another site: it is told, and its top frame knows of it', async () => {
    expect(await inFrame([4])).toEqual([
      [4, true],
      [0, true],
    ])
  })

  test('of the same origin: the script of the top frame looks there by itself', async () => {
    expect((await inFrame([])).at(-1)).toEqual([0, false])
  })
})

describe('figures of frames', () => {
  const frame: FrameReport = { path: [0], characters: 30, translated: 20, skipped: {} }

  test('are those of the frames that say some', async () => {
    const { put } = fakeTabs({ allSites: true })
    put(1, { reports: [frame] })
    expect(await readFrames(1)).toEqual([frame])
  })

  test('are not asked for without the permission to read them', async () => {
    const { put, injected } = fakeTabs()
    put(1, { reports: [frame] })
    expect(await readFrames(1)).toEqual([])
    expect(injected).toEqual([])
  })
})

test('an inspector that is closed within a frame is closed; one that is closed stays so', async () => {
  const { put } = fakeTabs()
  const page = put(1, { state: STATE, isInspecting: true })
  await leaveInspector(1)
  expect(page.isInspecting).toBe(false)
  await leaveInspector(1)
  expect(page.isInspecting).toBe(false)
})
