/** Looks into a repository that the catalogue does not know: its listing, and the small files that say what it is. */
import { GlossError } from '../messaging/errors'
import { PRIVATELY, fileAddress, lost } from './hub'
import type { Listing } from './hub-listing'
import { refusal } from './hub-refusal'
import { type Inspection, READ_FILES, inspect } from './inspect/inspect'
import { BodyTooLong, bodyBytes, notedFetch } from './network/noted-fetch'

/** A config is a few kilobytes; whatever is larger is none. */
const MOST_BYTES = 4 << 20

/**
 * @param memoryBytes how much a model may take of this computer's memory
 * @throws GlossError as `inspect` and the hub client do
 */
export async function inspectListing(
  listing: Listing,
  host: string,
  memoryBytes: number,
  signal: AbortSignal,
): Promise<Inspection> {
  const read = listing.files
    .filter(({ path, bytes }) => READ_FILES.includes(path) && bytes <= MOST_BYTES)
    .map(async ({ path }) => [path, await fetchSmall(listing, host, path, signal)] as const)
  return inspect(listing.files, Object.fromEntries(await Promise.all(read)), memoryBytes)
}

async function fetchSmall(
  { model, commit }: Listing,
  host: string,
  file: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  try {
    const address = fileAddress(host, model, commit, file)
    const noted = await notedFetch(address, { ...PRIVATELY, signal }, { for: 'file', model, file })
    if (!noted.response.ok) throw refusal(noted.response, { host, model, revision: commit, file })
    return await bodyBytes(noted, MOST_BYTES, signal)
  } catch (error) {
    if (!(error instanceof BodyTooLong)) throw lost(error, host, signal)
    const reason = `${file} has more than ${MOST_BYTES} bytes`
    throw new GlossError('hub-answer-unreadable', { host: new URL(host).host, model, reason })
  }
}
