/**
 * One model repository of the test hub: its files, what goes wrong with it, and what was asked of it. Everything is kept by
 * repository, so that tests which run side by side, each with its own, see nothing of each other.
 */
import { readdirSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { type Content, fileContent, generatedContent, gitBlobId, sha256 } from './content.ts'
import { type Fault, Faults } from './faults.ts'
import { Line } from './line.ts'

const FIXTURES = resolve(import.meta.dirname, '../fixtures/models')

/** What a test asks for; plain data, since a test in the browser has to post it. */
export interface RepositoryPlan {
  id: string
  /** A folder of tests/fixtures/models. */
  fixture?: string
  /** Any folder of this machine, for whoever starts the hub in the same process. */
  folder?: string
  /** Made-up files by path, in place of the fixture's: as many bytes as said, from this seed. */
  files?: Record<string, { bytes: number; seed: number }>
  gated?: 'auto' | 'manual'
  /** 40 hex digits; another one is a newer state of `main`. */
  commit?: string
  faults?: Fault[]
  /** As slow as this, all connections together. */
  bytesPerSecond?: number
}

export interface HubFile {
  content: Content
  blobId: string
  /** Absent for a file that git keeps itself. */
  lfs?: { sha256: string; size: number; pointerSize: number }
  /** What git has in place of a file in LFS. */
  pointer?: Content
  /** What the CDN calls a file in LFS: 64 hex digits that look like its SHA-256 and are not. */
  xetHash?: string
}

export interface LoggedRequest {
  route: 'api' | 'resolve' | 'raw' | 'cdn'
  host: string
  file: string
  range: string
  status: number
  /** Bytes of the body that went out. */
  bytes: number
}

export interface Repository {
  id: string
  /** What the CDN calls it, 24 hex digits. */
  storageId: string
  commit: string
  gated: 'auto' | 'manual' | false
  files: Map<string, HubFile>
  faults: Faults
  line: Line
  log: LoggedRequest[]
}

function repository(plan: RepositoryPlan): Repository {
  const files = new Map<string, HubFile>()
  const folder = plan.folder ?? (plan.fixture && join(FIXTURES, basename(plan.fixture)))
  if (folder) for (const [path, content] of filesOf(folder)) files.set(path, hubFile(path, content))
  for (const [path, { bytes, seed }] of Object.entries(plan.files ?? {})) {
    files.set(path, hubFile(path, generatedContent(bytes, seed)))
  }
  return {
    id: plan.id,
    storageId: sha256OfText(`storage of ${plan.id}`).slice(0, 24),
    commit: plan.commit ?? sha256OfText(plan.id).slice(0, 40),
    gated: plan.gated ?? false,
    files,
    faults: new Faults(plan.faults ?? []),
    line: new Line(plan.bytesPerSecond ?? Number.POSITIVE_INFINITY),
    log: [],
  }
}

/** Puts a repository there, in the place of one with the same id; the log of that one goes on. */
export function place(repositories: Map<string, Repository>, plan: RepositoryPlan): Repository {
  const placed = repository(plan)
  placed.log.push(...(repositories.get(plan.id)?.log ?? []))
  repositories.set(plan.id, placed)
  return placed
}

function filesOf(folder: string): [path: string, content: Content][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(folder, file).replaceAll('\\', '/'), fileContent(file)])
}

/** Large binaries go to LFS, as the hub's default `.gitattributes` has it; the rest is in git. */
function hubFile(path: string, content: Content): HubFile {
  if (!/\.(onnx|onnx_data|bin|safetensors)$/.test(path)) return { content, blobId: gitBlobId(content) }
  const oid = sha256(content)
  const pointer = pointerFile(oid, content.bytes)
  const lfs = { sha256: oid, size: content.bytes, pointerSize: pointer.bytes }
  return { content, blobId: gitBlobId(pointer), lfs, pointer, xetHash: sha256OfText(`${path} ${oid}`) }
}

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md#the-pointer */
function pointerFile(oid: string, size: number): Content {
  const text = Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`)
  return { bytes: text.length, read: (start, length) => text.subarray(start, start + length) }
}

function sha256OfText(text: string): string {
  const bytes = Buffer.from(text)
  return sha256({ bytes: bytes.length, read: (start, length) => bytes.subarray(start, start + length) })
}
