/**
 * The only part that no hub has, under `/-/`: a test that runs in a browser makes its repositories and reads their log.
 *
 *   PUT  /-/repository {plan}      → { commit }
 *   GET  /-/log?id=owner/name      → requests so far
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import { type Repository, type RepositoryPlan, place } from './repository.ts'

export async function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  repositories: Map<string, Repository>,
): Promise<void> {
  const open = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, PUT',
    'access-control-allow-headers': '*',
  }
  if (request.method === 'OPTIONS') {
    response.writeHead(204, open).end()
    return
  }
  const answer = (body: unknown) => void response.writeHead(200, open).end(JSON.stringify(body))
  if (request.method === 'PUT') {
    // A page may name a fixture, and no other folder of this machine.
    const { folder: _, ...plan } = (await json(request)) as RepositoryPlan
    const { commit } = place(repositories, plan)
    return answer({ commit })
  }
  answer(repositories.get(url.searchParams.get('id') ?? '')?.log ?? [])
}
