/** What the engine is doing, in words. */
import type { RealmStatus, Rung, RungReason } from '../../messaging/contract'
import { byteSize, rate } from '../format'
import { factsInRow } from '../in-a-row'
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
      return { line, more: factsInRow(model, speed(realm)), tone: 'good' }
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

/** The details of one realm: model, where it runs and why there, in which build, how fast. */
export function realmFacts(realm: Exclude<RealmStatus, { phase: 'failed' }>): [string, string][] {
  return [
    [words('engine.model'), modelName(realm.model)],
    [
      words('engine.runsOn'),
      realm.phase === 'ready' ? reasonSentence(realm.rung, realm.why) : rungWords(realm.rung),
    ],
    [words('engine.build'), realm.rung.dtype],
    [words('engine.speedLabel'), speed(realm) || words('engine.notMeasured')],
  ]
}

/** "On the processor, 2 threads: this graphics adapter is a software one." */
export const reasonSentence = (rung: Rung, why: RungReason): string =>
  words('engine.because', { where: words('engine.where', { device: rungWords(rung) }), why: reason(why) })

function reason(why: RungReason): string {
  switch (why) {
    case 'chosen':
      return words('engine.whyChosen')
    case 'adapter-faster':
      return words('engine.whyAdapterFaster')
    case 'adapter-slower':
      return words('engine.whyAdapterSlower')
    case 'adapter-failed':
      return words('engine.whyAdapterFailed')
    case 'adapter-untested':
      return words('engine.whyAdapterUntested')
    case 'no-adapter-build':
      return words('engine.whyNoAdapterBuild')
    case 'software-adapter':
      return words('engine.whySoftwareAdapter')
    case 'no-adapter':
      return words('engine.whyNoAdapter')
    case 'fallback':
      return words('engine.whyFallback')
  }
}

/** What a person reads, then what the machine decodes. */
function speed(realm: RealmStatus): string {
  if (realm.phase !== 'ready') return ''
  const { wordsPerSecond, tokensPerSecond } = realm
  return factsInRow(
    wordsPerSecond === null ? '' : words('engine.wordSpeed', { count: rate(wordsPerSecond) }),
    tokensPerSecond === null ? '' : words('engine.speed', { count: rate(tokensPerSecond) }),
  )
}
