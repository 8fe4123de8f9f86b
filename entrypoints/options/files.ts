/** Folders of this computer, which only a page can open: a model is written into one, or taken out of it. */
import { modelMemoryBytes } from '../../lib/hardware/model-memory'
import { type NavigatorLike, memory } from '../../lib/hardware/probe'
import { toErrorData } from '../../lib/messaging/errors'
import { catalog } from '../../lib/models/catalog'
import { exportModel } from '../../lib/models/import/export-model'
import { idOfFolder } from '../../lib/models/import/id-of-folder'
import { importModel } from '../../lib/models/import/import-model'
import { inspectPicked } from '../../lib/models/import/inspect-picked'
import { ownEntry } from '../../lib/models/inspect/own-entry'
import type { ExportModel } from '../../lib/ui/models/one-model'
import type { OwnNeeds } from '../../lib/ui/models/own-state'

interface FolderPicker {
  showDirectoryPicker?(options: { mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>
}

/** Firefox lets no page write a folder. */
export const canExport = 'showDirectoryPicker' in globalThis

export const exportToFolder: ExportModel = async (model) => {
  const folder = await (globalThis as FolderPicker).showDirectoryPicker?.({ mode: 'readwrite' })
  return folder ? await exportModel(model, folder) : null
}

export const inspectFiles: OwnNeeds['inspect'] = async (files, name) => {
  try {
    const id = idOfFolder(name)
    const { deviceMemory } = navigator as NavigatorLike
    const inspection = await inspectPicked(files, modelMemoryBytes(memory(deviceMemory)))
    const entry = catalog.find((one) => one.id === id) ?? ownEntry(id, inspection)
    return { entry, refused: inspection.refused.map(({ why }) => toErrorData(why)) }
  } catch (error) {
    return { problems: [toErrorData(error)] }
  }
}

export const takeFiles: OwnNeeds['take'] = async ({ id }, files, signal, onProgress) => {
  await importModel(id, files, signal, onProgress)
}
