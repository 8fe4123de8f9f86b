/**
 * What is on disk and what is coming. The models that ship with Gloss are known before anything is read, so the card has its
 * size from the first paint.
 */
import type { StorageFacts } from '../../hardware/probe'
import { type KnownModel, knownModels } from '../../models/overview'
import { counted } from '../counted'
import { byteSize, count } from '../format'
import { isHere, modelBytes, modelStatus } from '../models/model-status'
import type { ModelsState } from '../models/models-state'
import { progressWords } from '../offer/progress-words'
import { words } from '../words'
import { Card } from './card'
import { ModelItem } from './model-item'

const shipped = knownModels([]).filter(({ origin }) => origin === 'shipped')

export function ModelsCard({ state }: { state: ModelsState }) {
  const models = state.overview.value?.models.filter(isHere) ?? shipped
  return (
    <Card name={words('hardware.models')} {...summary(models, state)}>
      <ul class="models">
        {models.map((known) => (
          <ModelItem key={known.entry.id} known={known} state={state} />
        ))}
      </ul>
    </Card>
  )
}

/** A download comes first, since it is what somebody waits for. */
function summary(models: KnownModel[], state: ModelsState) {
  const storage = state.storage.value
  const more = storage ? storageWords(storage) : '\u00A0'
  const running = models.flatMap((known) => {
    const status = modelStatus(known, state.told(known.entry.id).value)
    return status.name === 'running' ? [{ name: known.entry.name, progress: status.progress }] : []
  })
  const [first] = running
  if (first) {
    const line = progressWords(first.progress)
    const { bytesHere = 0, totalBytes = 0 } = first.progress ?? {}
    const name = running.length === 1 ? first.name : counted('models.count', running.length)
    return {
      line: words('download.label', { name }),
      more: line,
      tone: 'working' as const,
      progress: {
        label: words('download.label', { name: first.name }),
        value: totalBytes > 0 ? bytesHere / totalBytes : 0,
      },
    }
  }
  const bytes = models.reduce((sum, known) => sum + (modelBytes(known) ?? 0), 0)
  const sums = { count: count(models.length), size: byteSize(bytes) }
  const isOnlyShipped = models.every(({ origin }) => origin === 'shipped')
  return {
    line: isOnlyShipped ? words('hardware.shipped', sums) : words('hardware.modelsHere', sums),
    more,
  }
}

const storageWords = ({ usage, quota }: StorageFacts) =>
  words('hardware.storageLine', { used: byteSize(usage), quota: byteSize(quota) })
