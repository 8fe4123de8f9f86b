/**
 * `GET /api/models/{id}` and `GET /api/models/{id}/revision/{revision}`, with `?blobs=true` for sizes and digests.
 *
 * https://huggingface.co/docs/hub/api (the endpoints), https://github.com/huggingface/huggingface_hub/issues/1158 and
 * https://github.com/cztomsik/ava/issues/22 (the answer with `blobs`): `siblings[].{rfilename, blobId, size, lfs}` where
 * `lfs` is `{sha256, size, pointerSize}`, and `blobId` of an LFS file is that of its pointer. Without `blobs` only `rfilename`:
 * https://github.com/nullata/llamaMan/issues/69. The tree listing (`/tree/{revision}`) is not here: Gloss never asks for it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { hubHeaders, rateLimit } from './headers.ts'
import { refuse, unknownRevision } from './refusals.ts'
import type { Repository } from './repository.ts'

export function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  { repository, revision, blobs }: ApiRequest,
): void {
  if (revision !== 'main' && revision !== repository.commit)
    return refuse(request, response, unknownRevision(revision))
  const siblings = Array.from(repository.files, ([rfilename, { blobId, content, lfs }]) =>
    blobs ? { rfilename, blobId, size: content.bytes, ...(lfs && { lfs }) } : { rfilename },
  )
  const model = {
    id: repository.id,
    modelId: repository.id,
    author: repository.id.split('/')[0],
    sha: repository.commit,
    private: false,
    gated: repository.gated,
    disabled: false,
    siblings,
  }
  response.writeHead(200, {
    ...hubHeaders(request),
    ...rateLimit('api', 495, 23),
    'content-type': 'application/json; charset=utf-8',
  })
  response.end(JSON.stringify(model))
}

export interface ApiRequest {
  repository: Repository
  revision: string
  blobs: boolean
}
