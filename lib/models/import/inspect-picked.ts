/** Inspects files as a person has picked them, before anything of them is copied. */
import { type Inspection, READ_FILES, inspect } from '../inspect/inspect'
import type { PickedFile } from './picked-files'

/**
 * @param picked everything in the folder (`allFromInput`, `allFromDirectory`), for the sake of a precise refusal
 * @param memoryBytes how much a model may take of this computer's memory
 * @throws GlossError as `inspect` does
 */
export async function inspectPicked(picked: PickedFile[], memoryBytes?: number): Promise<Inspection> {
  const read = picked
    .filter(({ path }) => READ_FILES.includes(path))
    .map(async ({ path, file }) => [path, new Uint8Array(await file.arrayBuffer())] as const)
  const files = picked.map(({ path, file }) => ({ path, bytes: file.size }))
  return inspect(files, Object.fromEntries(await Promise.all(read)), memoryBytes)
}
