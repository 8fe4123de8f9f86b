/** Where a page stands, in the words of the page bar and of the popup: figures with their unit, never a bare percentage. */
import type { PageState } from '../messaging/page-contract'
import { counted } from './counted'
import { byteSize, count, languageName } from './format'
import { isInTarget } from './in-target'
import { words } from './words'

/** Small files come at once; counting them up would only flicker. */
const WORTH_COUNTING_BYTES = 50_000_000

/** One short line. Of a failure none: it has a sentence of its own. */
export function progressLine(state: PageState): string {
  const { phase, done, total, loading, target } = state
  if (phase === 'failed' || phase === 'restored') return ''
  if (phase === 'starting') return words('pageBar.starting')
  if (isInTarget(state)) return words('pageBar.same', { language: languageName(target) })
  if (phase === 'stopped') return counted('pageBar.stopped', total, { done: count(done) })
  if (loading) return loadingLine(loading)
  if (total === 0) return words(phase === 'watching' ? 'pageBar.nothing' : 'pageBar.starting')
  if (done >= total) return counted('pageBar.all', total)
  return counted('pageBar.count', total, { done: count(done) })
}

function loadingLine({ loadedBytes, totalBytes }: NonNullable<PageState['loading']>): string {
  if (totalBytes === 0 || loadedBytes >= totalBytes) return words('pageBar.engine')
  const size = byteSize(totalBytes)
  if (totalBytes < WORTH_COUNTING_BYTES) return words('pageBar.loading', { size })
  return words('pageBar.loadingPart', { size, loaded: byteSize(loadedBytes) })
}
