/** Pages with headers of their own, on this computer only: policies and types that a folder of files cannot have. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ServedPage {
  type?: string
  headers?: Record<string, string>
  body: string
}

export interface PageServer {
  /** `http://127.0.0.1:PORT`, and `http://localhost:PORT` for another site. */
  port: number
  url(path: string, host?: 'localhost' | '127.0.0.1'): string
  close(): Promise<void>
}

export async function servePages(pages: (port: number) => Record<string, ServedPage>): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo
    const page = pages(port)[new URL(request.url ?? '/', 'http://localhost').pathname]
    if (!page) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
    response
      .writeHead(200, { 'content-type': page.type ?? 'text/html; charset=utf-8', ...page.headers })
      .end(page.body)
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: (path, host = '127.0.0.1') => `http://${host}:${port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
