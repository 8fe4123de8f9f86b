/** Folders of this computer, which only a page can open: a model is written into one, or taken out of it. */
import { toErrorData } from '../../lib/messaging/errors'
import { exportModel } from '../../lib/models/import/export-model'
import { importModel } from '../../lib/models/import/import-model'
import { addModel, storedModel } from '../../lib/models/store/models'
import type { ExportModel } from '../../lib/ui/models/one-model'
import type { OwnNeeds } from '../../lib/ui/models/own-state'
import { inspectFolder } from './inspect-folder'

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
    return { entry: await inspectFolder(files, name) }
  } catch (error) {
    return { problems: [toErrorData(error)] }
  }
}

/** The copy is a draft until the reader has tried it and added it. */
export const takeFiles: OwnNeeds['take'] = async (entry, files, signal, onProgress) => {
  const { id, commit } = await importModel(entry.id, files, signal, onProgress)
  const stored = await storedModel(id, commit)
  if (stored) await addModel({ id, commit, source: 'import', files: stored.files, entry, isDraft: true })
}
