import { catalog } from '../catalog'
import { isModelId } from '../model-path'

/**
 * The id that a folder stands for: an export of Gloss is named `owner--name` (`exportModel`), and a model that the catalogue
 * knows is that one; anything else is the reader's own.
 */
export function idOfFolder(folder: string): string {
  const id = folder.replace('--', '/')
  if (catalog.some((entry) => entry.id === id)) return id
  const own = `local/${folder.replaceAll(/[^\w.-]+/g, '-').slice(0, 90)}`
  return isModelId(own) ? own : 'local/model'
}
