/**
 * Reads the hub's description of a repository. It comes from the network, so every field that is used is checked, and one
 * that is wrong makes the whole answer unreadable: half a listing would be half a model.
 */
import { GlossError } from '../messaging/errors'
import { type ContentId, type ModelFile, isContentId } from './content-id'
import { isCommit, isModelPath } from './model-path'

export interface Listing {
  model: string
  /** 40 hex digits. Every download of this listing is pinned to it. */
  commit: string
  /** Listed for everybody, handed only to those whom its publisher has let in; Gloss has no account. */
  gated: boolean
  files: ModelFile[]
}

const MAX_FILES = 20_000
const MAX_BYTES = 1e12

interface Sibling {
  rfilename?: unknown
  size?: unknown
  blobId?: unknown
  /** `sha256` in this answer; mirrors that build it from the tree call it `oid`, as the tree does. */
  lfs?: { sha256?: unknown; oid?: unknown; size?: unknown } | null
}

interface Asked {
  host: string
  model: string
}

export function readListing(text: string, contentType: string, asked: Asked): Listing {
  const unreadable = (reason: string) =>
    new GlossError('hub-answer-unreadable', { host: new URL(asked.host).host, model: asked.model, reason })

  const answer = parse(text) as { sha?: unknown; gated?: unknown; siblings?: unknown } | null
  if (answer === null || typeof answer !== 'object') {
    throw unreadable(contentType.includes('html') ? 'a web page instead of data' : 'not JSON')
  }
  if (!isCommit(answer.sha)) throw unreadable('no commit')
  if (!Array.isArray(answer.siblings)) throw unreadable('no list of files')
  if (answer.siblings.length > MAX_FILES) throw unreadable(`${answer.siblings.length} files`)

  const files = answer.siblings.map((sibling: Sibling) => {
    const file = readFile(sibling)
    if (typeof file === 'string') throw unreadable(file)
    return file
  })
  if (new Set(files.map(({ path }) => path)).size < files.length) throw unreadable('a file is listed twice')
  return { model: asked.model, commit: answer.sha, gated: Boolean(answer.gated), files }
}

/** The file, or what is wrong with it. */
function readFile(sibling: Sibling): ModelFile | string {
  const path = sibling?.rfilename
  if (!isModelPath(path)) return `a file named ${JSON.stringify(path)?.slice(0, 80)}`
  const bytes = sibling.lfs?.size ?? sibling.size
  if (!Number.isSafeInteger(bytes) || (bytes as number) < 0 || (bytes as number) > MAX_BYTES)
    return `no size for ${path}`
  const content = contentOf(sibling)
  return content ? { path, bytes: bytes as number, content } : `no digest for ${path}`
}

/** Of a file in LFS `blobId` is the pointer's, not the content's. */
function contentOf({ lfs, blobId }: Sibling): ContentId | null {
  const content = lfs ? `sha256-${String(lfs.sha256 ?? lfs.oid)}` : `git-${String(blobId)}`
  return isContentId(content) ? content : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
