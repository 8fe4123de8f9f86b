/** The models that are shipped: each folder has a `LICENSE.md`, and its licence's name is in the catalogue. */
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { catalog } from '../../lib/models/catalog'
import type { Part } from '../../lib/ui/licences/parts'
import { allowed } from './package-licence'

/** Throws where a model is not in the catalogue, or its licence not allowed. */
export function modelLicences(publicDir: string): Part[] {
  const folders = readdirSync(join(publicDir, 'models')).toSorted()
  return folders.map((folder) => {
    const entry = catalog.find(({ id, shipped }) => shipped && basename(id) === folder)
    if (!entry) throw new Error(`The catalogue does not know the shipped model "${folder}".`)
    return {
      kind: 'model',
      name: entry.name,
      licence: allowed(entry.licence?.replaceAll(' ', '-'), entry.name),
      text: readFileSync(join(publicDir, 'models', folder, 'LICENSE.md'), 'utf8').trim(),
    }
  })
}
