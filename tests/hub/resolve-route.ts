/**
 * `GET /{id}/resolve/{revision}/{path}`: where a file is, never the file itself.
 *
 * A file in LFS: 302 to a signed address on another host, with `X-Linked-Size` and `X-Linked-ETag`, the SHA-256 of the
 * content, and `X-Xet-Hash`, the name by which the CDN knows it. https://huggingface.co/docs/xet/file-id ("the resolve URL will
 * return a 302"), https://github.com/ngxson/wllama/pull/248 (such an answer, its `Location` whole),
 * https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/file_download.py (`get_hf_file_metadata`).
 * A file in git: 307 to an address on the same host, given as a path, `/api/resolve-cache/models/{id}/{commit}/{path}`.
 * https://github.com/raullenchai/Rapid-MLX/issues/1122 (such an answer, all its headers),
 * https://github.com/huggingface/swift-transformers/pull/209
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { hubHeaders, rateLimit } from './headers.ts'
import { gatedRepository, refuse, unknownFile, unknownRevision } from './refusals.ts'
import type { HubFile, Repository } from './repository.ts'

export function answerResolve(
  request: IncomingMessage,
  response: ServerResponse,
  asked: ResolveRequest,
): void {
  const { repository, revision, path } = asked
  if (repository.gated) return refuse(request, response, gatedRepository(repository.id))
  if (revision !== 'main' && revision !== repository.commit)
    return refuse(request, response, unknownRevision(revision))
  const file = repository.files.get(path)
  if (!file) return refuse(request, response, unknownFile(repository.commit))
  response.writeHead(file.lfs ? 302 : 307, {
    ...hubHeaders(request),
    ...rateLimit('resolvers', 2999, 260),
    'x-repo-commit': repository.commit,
    'x-linked-etag': `"${file.lfs?.sha256 ?? file.blobId}"`,
    ...(file.lfs && { 'x-linked-size': String(file.lfs.size), 'x-xet-hash': String(file.xetHash) }),
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    location: location(asked, file),
  })
  response.end()
}

function location({ repository, revision, path, cdn }: ResolveRequest, file: HubFile): string {
  const escaped = path.split('/').map(encodeURIComponent).join('/')
  if (!file.lfs) {
    const asked = encodeURIComponent(`/${repository.id}/resolve/${revision}/${path}`)
    return `/api/resolve-cache/models/${repository.id}/${repository.commit}/${escaped}?${asked}=&etag=%22${file.blobId}%22`
  }
  const signed = new URLSearchParams({
    'X-Xet-Cas-Uid': 'public',
    'response-content-disposition': `inline; filename="${path.split('/').at(-1)}";`,
    Expires: '1781589350',
    Signature: file.blobId,
  })
  return `${cdn}/xet-bridge-us/${repository.storageId}/${file.xetHash}?${signed}`
}

export interface ResolveRequest {
  repository: Repository
  revision: string
  path: string
  /** Origin of the CDN: another host than the hub's. */
  cdn: string
}
