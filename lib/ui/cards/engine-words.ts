/** What the engine is doing, in words. */
import type { RealmStatus } from '../../messaging/contract'
import { byteSize, rate } from '../format'
import { modelName } from '../model-name'
import { rungWords } from '../rung-words'
import type { Tone } from '../status-dot'
import { words } from '../words'

export interface EngineSummary {
  line: string
  more: string
  tone: Tone
  progress?: { label: string; value: number }
}

/** What the reader waits for comes first, then what went wrong, then what works. */
const URGENCY: RealmStatus['phase'][] = ['loading', 'failed', 'ready']

export function engineSummary(realms: readonly RealmStatus[]): EngineSummary {
  const [first] = realms.toSorted(
    (one, other) => URGENCY.indexOf(one.phase) - URGENCY.indexOf(other.phase) || busyFirst(one, other),
  )
  if (!first) return { line: words('engine.idle'), more: words('engine.idleWhy'), tone: 'idle' }
  return realmSummary(first)
}

const busyFirst = (one: RealmStatus, other: RealmStatus) => Number(isBusy(other)) - Number(isBusy(one))
const isBusy = (realm: RealmStatus) => realm.phase === 'ready' && realm.busy

function realmSummary(realm: RealmStatus): EngineSummary {
  const model = modelName(realm.model)
  switch (realm.phase) {
    case 'loading':
      return loadingSummary(realm, model)
    case 'failed':
      return { line: doing(words('engine.failed'), realm), more: model, tone: 'bad' }
    case 'ready': {
      const line = doing(realm.busy ? words('engine.busy') : words('engine.ready'), realm)
      return { line, more: joined([model, speed(realm)]), tone: 'good' }
    }
  }
}

function loadingSummary(realm: Extract<RealmStatus, { phase: 'loading' }>, model: string): EngineSummary {
  const { loadedBytes, totalBytes } = realm
  const isRead = loadedBytes >= totalBytes
  const sizes = { loaded: byteSize(loadedBytes), total: byteSize(totalBytes) }
  return {
    line: isRead ? doing(words('engine.starting'), realm) : words('engine.loadingBytes', sizes),
    more: model,
    tone: 'working',
    progress: {
      label: words('engine.progress', { model }),
      value: totalBytes > 0 ? loadedBytes / totalBytes : 0,
    },
  }
}

const doing = (state: string, { rung }: RealmStatus) =>
  words('engine.doing', { state, device: rungWords(rung) })

/** The details of one realm: model, where it runs, in which build, how fast. */
export function realmFacts(realm: Exclude<RealmStatus, { phase: 'failed' }>): [string, string][] {
  return [
    [words('engine.model'), modelName(realm.model)],
    [words('engine.runsOn'), rungWords(realm.rung)],
    [words('engine.build'), realm.rung.dtype],
    [words('engine.speedLabel'), speed(realm) || words('engine.notMeasured')],
  ]
}

function speed(realm: RealmStatus): string {
  if (realm.phase !== 'ready' || realm.tokensPerSecond === null) return ''
  return words('engine.speed', { count: rate(realm.tokensPerSecond) })
}

const joined = (parts: string[]) => parts.filter((part) => part !== '').join(' · ')
