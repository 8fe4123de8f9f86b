import type { StorageFacts } from '../../hardware/probe'
import { type CatalogEntry, catalog } from '../../models/catalog'
import { byteSize } from '../format'
import { words } from '../words'
import { Card } from './card'

interface ShippedModel {
  entry: CatalogEntry
  bytes: number
}

export const shippedModels: ShippedModel[] = catalog
  .filter((entry) => entry.shipped)
  .map((entry) => ({ entry, bytes: total(Object.values(entry.shipped ?? {}).map(({ bytes }) => bytes)) }))

export function ModelsCard({ storage }: { storage: StorageFacts | null }) {
  const size = byteSize(total(shippedModels.map(({ bytes }) => bytes)))
  return (
    <Card
      name={words('hardware.models')}
      line={words('hardware.shipped', { count: shippedModels.length, size })}
      more={storage ? storageWords(storage) : '\u00A0'}
    >
      <ul class="models">
        {shippedModels.map(({ entry, bytes }) => (
          <li key={entry.id}>
            <span>{entry.name}</span>
            <span class="figure">{byteSize(bytes)}</span>
            <span class="soft">
              {words('hardware.licence', {
                licence: entry.licence ?? words('hardware.licenceElsewhere'),
                publisher: entry.publisher,
              })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const storageWords = ({ usage, quota }: StorageFacts) =>
  words('hardware.storageLine', { used: byteSize(usage), quota: byteSize(quota) })

function total(parts: number[]): number {
  return parts.reduce((sum, part) => sum + part, 0)
}
