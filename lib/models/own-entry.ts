/** What the catalogue would say of a model of the reader's own, from what was found out about it. */
import type { CatalogEntry } from './catalog'
import { catalog } from './catalog'
import type { Inspection } from './inspect/inspect'
import { isModelId } from './model-path'

export function ownEntry(id: string, publisher: string, inspection: Inspection): CatalogEntry {
  const { architecture, task, pairs, languages, builds } = inspection
  return {
    id,
    name: id.split('/').at(-1) ?? id,
    task,
    architecture,
    ...(pairs && { pairs }),
    ...(languages && { languages }),
    publisher,
    dtypes: builds.map(({ dtype }) => dtype),
  }
}

/**
 * The id that a folder stands for: an export of Gloss is named `owner--name` (`exportModel`), and a model that the catalogue
 * knows is that one; anything else is the reader's own.
 */
export function idOfFolder(folder: string): string {
  const id = folder.replace('--', '/')
  if (catalog.some((entry) => entry.id === id)) return id
  const name = folder.replaceAll(/[^\w.-]+/g, '-').slice(0, 90) || 'model'
  return isModelId(`own/${name}`) ? `own/${name}` : 'own/model'
}
