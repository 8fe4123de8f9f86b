import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { PAUSE_MS, SpokenProgress } from '../../lib/ui/spoken-progress'
import { listen } from '../fixtures/heard'

let heard: () => string[]
beforeEach(() => {
  // What tests wait with is left as it is.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'], now: 1_000_000 })
  heard = listen(document.body)
})
afterEach(() => {
  render(null, document.body)
  vi.useRealTimers()
})

const draw = (stage: string, line: string) =>
  render(<SpokenProgress stage={stage} line={line} />, document.body)
/** And what comes of it after the frame. */
const drawn = (stage: string, line: string) => act(() => draw(stage, line))

test('the region is there before its words', async () => {
  await act(() => {
    draw('loading', '1 MB')
    expect(document.querySelector('[role=status]')?.textContent).toBe('')
  })
  expect(heard()).toEqual(['1 MB'])
})

test('a new stage is said at once', async () => {
  await drawn('loading', '1 MB')
  await drawn('testing', 'Testing')
  await drawn('done', 'Done')
  expect(heard()).toEqual(['1 MB', 'Testing', 'Done'])
})

test('figures of one stage are said now and then, and the newest is never lost', async () => {
  for (let megabytes = 1; megabytes <= 20; megabytes++) await drawn('loading', `${megabytes} MB`)
  expect(heard()).toEqual(['1 MB'])
  vi.advanceTimersByTime(PAUSE_MS)
  await expect.poll(heard).toEqual(['1 MB', '20 MB'])
  await drawn('loading', '21 MB')
  vi.advanceTimersByTime(PAUSE_MS - 1)
  await drawn('loading', '22 MB')
  expect(heard()).toEqual(['1 MB', '20 MB'])
  vi.advanceTimersByTime(1)
  await expect.poll(heard).toEqual(['1 MB', '20 MB', '22 MB'])
})

test('what waits to be said is forgotten with its place', async () => {
  await drawn('loading', '1 MB')
  await drawn('loading', '2 MB')
  render(null, document.body)
  vi.advanceTimersByTime(PAUSE_MS)
  expect(heard()).toEqual(['1 MB'])
})
