/**
 * A model hub on this machine that speaks the real one's protocol, for tests and benchmarks. Plain Node.
 *
 *   http://127.0.0.1:PORT  the hub    /api/models/…  /{id}/resolve/…  /{id}/raw/…  /api/resolve-cache/…
 *   http://localhost:PORT  its CDN    /xet-bridge-us/…   the same server under its other name: another host to a browser
 *
 * Lifetime: from `startHub()` to `close()`, which drops every connection. Failures are scripted by repository (faults.ts);
 * every request is logged by repository with the bytes that went out. Each route's file cites the public page of its shape.
 */
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerApi } from './api-route.ts'
import { answerBytes } from './bytes-route.ts'
import { answerControl } from './control-route.ts'
import { cdnHeaders, hubHeaders } from './headers.ts'
import { refuse, refuseByFault, unknownFile, unknownRepository } from './refusals.ts'
import { type LoggedRequest, type Repository, type RepositoryPlan, place } from './repository.ts'
import { answerResolve } from './resolve-route.ts'

export interface Hub {
  url: string
  cdn: string
  /** Puts a repository there, in the place of one with the same id; the log of that one goes on. */
  add(plan: RepositoryPlan): Repository
  close(): Promise<void>
}

const ROUTES = {
  cdn: /^\/xet-bridge-us\/(?<storageId>[0-9a-f]{24})\/(?<xetHash>[0-9a-f]{64})$/,
  cache: /^\/api\/resolve-cache\/models\/(?<id>[^/]+\/[^/]+)\/[0-9a-f]{40}\/(?<path>.+)$/,
  api: /^\/api\/models\/(?<id>[^/]+\/[^/]+)(?:\/revision\/(?<revision>[^/]+))?$/,
  resolve: /^\/(?<id>[^/]+\/[^/]+)\/resolve\/(?<revision>[^/]+)\/(?<path>.+)$/,
  raw: /^\/(?<id>[^/]+\/[^/]+)\/raw\/(?<revision>[^/]+)\/(?<path>.+)$/,
}

export async function startHub(): Promise<Hub> {
  const repositories = new Map<string, Repository>()
  let cdn = ''
  const server = createServer((request, response) => {
    void answer(request, response, repositories, cdn).catch((error: unknown) =>
      response.destroy(error as Error),
    )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  cdn = `http://localhost:${port}`
  return {
    url: `http://127.0.0.1:${port}`,
    cdn,
    add: (plan) => place(repositories, plan),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  repositories: Map<string, Repository>,
  cdn: string,
): Promise<void> {
  const url = new URL(request.url ?? '/', cdn)
  if (url.pathname.startsWith('/-/')) return await answerControl(request, response, url, repositories)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  const [route, found] = routeOf(url)
  const [target, path] = targetOf(found, repositories)
  if (!target || !route) return refuse(request, response, unknownRepository)

  const log = logged(target, request, response, route === 'cache' ? 'cdn' : route, path)
  const fault = target.faults.take(log.route, path)
  if (refuseByFault(request, response, fault)) return
  const revision = found['revision'] ?? 'main'
  if (route === 'api')
    return answerApi(request, response, {
      repository: target,
      revision,
      blobs: url.searchParams.has('blobs'),
    })
  if (route === 'resolve')
    return answerResolve(request, response, { repository: target, revision, path, cdn })

  const file = target.files.get(path)
  if (!file) return refuse(request, response, unknownFile(target.commit))
  const headers =
    route === 'cdn'
      ? {
          ...cdnHeaders,
          etag: `"${file.xetHash}"`,
          'content-disposition': url.searchParams.get('response-content-disposition') ?? 'inline',
        }
      : { ...hubHeaders(request), etag: `"${file.blobId}"`, 'x-repo-commit': target.commit }
  await answerBytes(request, response, {
    // What git has: of a file in LFS the pointer. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md#the-pointer
    content: route === 'raw' && file.pointer ? file.pointer : file.content,
    headers,
    fault,
    line: target.line,
    onSent: (bytes) => void (log.bytes += bytes),
  })
}

function routeOf(url: URL): [keyof typeof ROUTES | undefined, Record<string, string>] {
  for (const [route, pattern] of Object.entries(ROUTES)) {
    const found = pattern.exec(url.pathname)
    if (found) return [route as keyof typeof ROUTES, found.groups ?? {}]
  }
  return [undefined, {}]
}

/** The hub names a repository and a path, its CDN two hashes. */
function targetOf(
  found: Record<string, string>,
  repositories: Map<string, Repository>,
): [target: Repository | undefined, path: string] {
  const { id = '', path = '', storageId, xetHash } = found
  if (!storageId) return [repositories.get(id), decodeURIComponent(path)]
  const target = [...repositories.values()].find((repository) => repository.storageId === storageId)
  const file = [...(target?.files ?? [])].find(([, { xetHash: hash }]) => hash === xetHash)
  return [target, file?.[0] ?? '']
}

function logged(
  target: Repository,
  request: IncomingMessage,
  response: ServerResponse,
  route: LoggedRequest['route'],
  file: string,
): LoggedRequest {
  const entry = {
    route,
    host: request.headers.host ?? '',
    file,
    range: request.headers.range ?? '',
    status: 0,
    bytes: 0,
  }
  target.log.push(entry)
  response.once('close', () => void (entry.status = response.headersSent ? response.statusCode : 0))
  return entry
}
