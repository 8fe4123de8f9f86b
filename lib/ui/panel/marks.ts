/** Which citation is lit on the page, and which could not be found there any more. One is lit at a time. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { toErrorData } from '../../messaging/errors'
import type { PassageSpan } from '../../messaging/reading-contract'
import type { Source } from './source'

export interface Mark {
  key: string
  /** `gone`: the page does not say it. `left`: the tab shows another page. `quoted`: there never was a page to show it on. */
  state: 'shown' | 'gone' | 'left' | 'quoted'
}

export interface Marks {
  /** The one pressed last. */
  now: ReadonlySignal<Mark | null>
  /** Again: puts the light out. */
  press(source: Source | null, spans: readonly PassageSpan[]): Promise<void>
  /** Lights it, whatever was lit. */
  show(source: Source | null, spans: readonly PassageSpan[]): Promise<void>
  forget(): void
}

export const markKey = (spans: readonly PassageSpan[]): string =>
  spans.map(({ passage, start, end }) => `${passage}:${start}-${end}`).join(' ')

export function createMarks(): Marks {
  const now = signal<Mark | null>(null)
  let run = 0

  async function show(source: Source | null, spans: readonly PassageSpan[]): Promise<void> {
    const mine = ++run
    const key = markKey(spans)
    const state = await outcome(source, spans)
    if (mine === run) now.value = { key, state }
  }

  return {
    now,
    show,
    async press(source, spans) {
      if (now.value?.key !== markKey(spans)) return await show(source, spans)
      run++
      now.value = null
      source?.places?.clear()
    },
    forget() {
      run++
      now.value = null
    },
  }
}

async function outcome(source: Source | null, spans: readonly PassageSpan[]): Promise<Mark['state']> {
  if (!source) return 'left'
  if (!source.places) return 'quoted'
  try {
    return (await source.places.show(spans)) ? 'shown' : 'gone'
  } catch (error) {
    return toErrorData(error).code === 'page-left' ? 'left' : 'gone'
  }
}
