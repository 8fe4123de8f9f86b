/** A folder over HTTP on this computer only. Content scripts do not run on `file:` and `data:` pages. */
import { createReadStream, statSync } from 'node:fs'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
}

export interface FolderServer {
  port: number
  /** `http://127.0.0.1:PORT`; the same pages on another origin are at `http://localhost:PORT`. */
  origin: string
  close(): Promise<void>
}

export async function serveFolder(folder: string): Promise<FolderServer> {
  const server = createServer((request, response) => answer(folder, request, response))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  // `URL` has resolved every `..`; decoding could bring one back, `normalize` on an absolute path takes it out again.
  const path = join(folder, normalize(decodeURIComponent(pathname)))
  const file = path.endsWith('/') ? join(path, 'index.html') : path
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
    return
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-store',
  })
  createReadStream(file).pipe(response)
}
