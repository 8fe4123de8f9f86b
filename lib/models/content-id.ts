/**
 * What a file is called in the store, and what its bytes must add up to: one string says both. Two revisions, or two models,
 * with the same file share it; a file that was altered is by definition another one.
 *
 *   sha256-…  64 hex digits, the file's SHA-256: what the hub knows of a file in LFS (`lfs.sha256`), and of an import
 *   git-…     40 hex digits, the git blob id: SHA-1 of `blob <bytes>\0` and the content, for a file that git keeps itself
 */
export type ContentId = `sha256-${string}` | `git-${string}`

const PATTERN = /^(sha256-[0-9a-f]{64}|git-[0-9a-f]{40})$/

export const isContentId = (text: string): text is ContentId => PATTERN.test(text)

/** A file as a listing names it: where it stands in its repository, how long it is, what it must be. */
export interface ModelFile {
  path: string
  bytes: number
  content: ContentId
}
