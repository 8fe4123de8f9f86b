import type { LanguageTag } from '../messaging/contract'
import { catalog } from '../models/catalog'

const entry = (id: string) => catalog.find((model) => model.id === id)

/** What people call a model; its id when the catalogue does not hold it. */
export const modelName = (id: string) => entry(id)?.name ?? id

/** A pair that the model translates, to try it with. */
export function modelPair(id: string): { source: LanguageTag; target: LanguageTag } | null {
  const [source, target] = entry(id)?.pairs?.[0]?.split('>') ?? entry(id)?.languages ?? []
  return source && target ? { source, target } : null
}
