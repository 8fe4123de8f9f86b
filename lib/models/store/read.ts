/** Reads out of the store: only what was verified, and only at the length it was verified with. */
import { GlossError } from '../../messaging/errors'
import { fileOnDisk } from './files'
import { changeModel, storedModel, wholeFile } from './models'
import { fileRecord, updateFile } from './records'

/**
 * A file of a stored model, as a `File`: its bytes are read when asked for.
 * @throws GlossError model-not-whole
 */
export async function readStored(id: string, path: string, commit?: string): Promise<File> {
  const model = await storedModel(id, commit)
  if (!model) throw new GlossError('model-not-whole', { model: id, file: path })
  const { content, bytes } = wholeFile(model, path)
  const file = await fileOnDisk(content)
  if (file?.size === bytes) return file
  // The disk has lost what the record promises: never twice the same surprise.
  const record = await fileRecord(content)
  if (record) await updateFile({ ...record, state: 'bad', ranges: [] })
  throw new GlossError('model-not-whole', { model: id, file: path })
}

/** All these files in memory, as the engine's realm is handed them; counts as a use of the model. `onBytes`: read so far. */
export async function readModel(
  id: string,
  paths: string[],
  commit?: string,
  onBytes: (bytes: number) => void = () => {},
): Promise<Record<string, ArrayBuffer>> {
  let bytesRead = 0
  const files = paths.map(async (path) => {
    const bytes = await (await readStored(id, path, commit)).arrayBuffer()
    onBytes((bytesRead += bytes.byteLength))
    return [path, bytes] as const
  })
  const read = Object.fromEntries(await Promise.all(files))
  const model = await storedModel(id, commit)
  if (model) await changeModel(model.id, model.commit, { usedAtMs: Date.now() })
  return read
}
