/** Writes a stored model out as the folder that `importModel` takes: to another machine, or as a copy to keep. */
import { GlossError } from '../../messaging/errors'
import { storedModel } from '../store/models'
import { readStored } from '../store/read'

/**
 * Into a folder of its own inside the one picked. Only a whole model is written.
 * @throws GlossError model-not-whole
 */
export async function exportModel(
  id: string,
  into: FileSystemDirectoryHandle,
  signal?: AbortSignal,
): Promise<string> {
  const model = await storedModel(id)
  if (!model) throw new GlossError('model-not-whole', { model: id, file: 'config.json' })
  const name = id.replaceAll('/', '--')
  const files = await Promise.all(
    model.files.map(async ({ path }) => ({ path, file: await readStored(id, path, model.commit) })),
  )
  const folder = await into.getDirectoryHandle(name, { create: true })
  for (const { path, file } of files) {
    const parts = path.split('/')
    let place = folder
    for (const part of parts.slice(0, -1)) place = await place.getDirectoryHandle(part, { create: true })
    const writable = await (await place.getFileHandle(parts.at(-1)!, { create: true })).createWritable()
    await file.stream().pipeTo(writable, signal ? { signal } : {})
  }
  return name
}
