/** What the extension is made of, as the build wrote it down (`modules/licences`): `licences.json` beside the manifest. */

/** One work of somebody, with the words under which it is given. */
export interface Part {
  kind: 'gloss' | 'model' | 'library'
  name: string
  /** As its publisher numbers it; a model has none. */
  version?: string
  /** SPDX identifier: https://spdx.org/licenses/ */
  licence: string
  /** Where its source is. */
  source?: string
  /** Licence and notices, whole. */
  text: string
}

export const PARTS_FILE = 'licences.json'

/** A file of the extension itself: no request leaves it. */
export async function readParts(): Promise<Part[]> {
  const response = await fetch(`/${PARTS_FILE}`)
  return (await response.json()) as Part[]
}
