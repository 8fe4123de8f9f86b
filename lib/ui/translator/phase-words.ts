/** The phase of a translation as one line: what is happening, with numbers where there are any. */
import { counted } from '../counted'
import { byteSize, languageName, pairName, timeThrough } from '../format'
import { factsInRow } from '../in-a-row'
import { rungWords } from '../rung-words'
import { words } from '../words'
import type { Phase } from './phase'

/** Empty where the phase has nothing to say by itself: nothing was asked for, or the error's sentence says it. */
export function phaseWords(phase: Phase, sentences: number, namesDevice: boolean): string {
  switch (phase.name) {
    case 'empty':
    case 'failed':
      return ''
    case 'starting':
      return words('translate.starting')
    case 'loading':
      return loadingWords(phase)
    case 'running':
      return sentences === 0 ? words('translate.running') : counted('translate.runningCount', sentences)
    case 'done':
      return doneWords(phase, namesDevice)
    case 'stopped':
      return sentences === 0 ? words('translate.stoppedEarly') : words('translate.stopped')
    case 'already':
      return words('translate.sameLanguage', { language: languageName(phase.language) })
  }
}

function doneWords(
  { rung, pivot, elapsedMs, repaired }: Extract<Phase, { name: 'done' }>,
  namesDevice: boolean,
): string {
  const time = timeThrough(elapsedMs, pivot)
  const done =
    namesDevice && rung
      ? words('translate.doneOn', { device: rungWords(rung), time })
      : words('translate.done', { time })
  return factsInRow(done, repaired > 0 && counted('translate.repaired', repaired))
}

function loadingWords({
  source,
  target,
  loadedBytes,
  totalBytes,
}: Extract<Phase, { name: 'loading' }>): string {
  const pair = pairName(source, target)
  if (loadedBytes >= totalBytes) return words('translate.preparing', { pair })
  const total = byteSize(totalBytes)
  if (loadedBytes === 0) return words('translate.loadingAll', { pair, total })
  return words('translate.loading', { pair, loaded: byteSize(loadedBytes), total })
}
