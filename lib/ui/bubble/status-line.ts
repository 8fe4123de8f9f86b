/** The foot's sentence: where the bubble stands, in words. */
import type { LanguageTag } from '../../messaging/contract'
import { byteSize, pairName, timeThrough } from '../format'
import { notKeptWords } from '../not-kept-words'
import { words } from '../words'
import type { Phase } from './state'

export function statusLine(phase: Phase, source: LanguageTag | null, target: LanguageTag | null): string {
  switch (phase.name) {
    case 'starting':
      return words('bubble.starting')
    case 'loading':
      return source && target ? loading(phase, pairName(source, target)) : words('bubble.starting')
    case 'running':
      return words('bubble.running')
    case 'done':
      return phase.notKept
        ? notKeptWords(phase.notKept)
        : words('bubble.done', { time: timeThrough(phase.elapsedMs, phase.pivot) })
    case 'stopped':
      return words('bubble.stopped')
    // The text of the bubble says it all.
    case 'failed':
    case 'missing':
    case 'same':
      return ''
  }
}

/** Small files come at once; counting them up would only flicker, and a screen reader would read every step. */
const WORTH_COUNTING_BYTES = 50_000_000

function loading({ loadedBytes, totalBytes }: Phase & { name: 'loading' }, pair: string): string {
  const size = byteSize(totalBytes)
  if (totalBytes < WORTH_COUNTING_BYTES || loadedBytes >= totalBytes)
    return words('bubble.loading', { pair, size })
  return words('bubble.loadingPart', { pair, size, loaded: byteSize(loadedBytes) })
}
