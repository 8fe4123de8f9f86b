/**
 * The network, as far as the browser under test can tell: a proxy outside of it that writes down every request and refuses
 * it. What a page or the extension hides from the browser's own tools still has to come by here. Loopback does not pass
 * through a proxy, so the test pages do not show up.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Request {
  method: string
  /** With its port, where it names one. */
  host: string
}

export interface RefusingProxy {
  port: number
  /** For Chromium. */
  flag: string
  /** What came since the last call. A test that provokes requests takes them; what is left at its end fails it. */
  take(): Request[]
  close(): Promise<void>
}

export async function refusingProxy(): Promise<RefusingProxy> {
  let log: Request[] = []
  const server = createServer((request, response) => {
    log.push({ method: request.method ?? '', host: hostOf(request.url, request.headers.host) })
    response.writeHead(403).end()
  })
  server.on('connect', (request, socket) => {
    log.push({ method: 'CONNECT', host: request.url ?? '' })
    socket.on('error', () => {}) // the browser may hang up before it is told
    socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n')
  })
  server.on('upgrade', (request, socket) => {
    log.push({ method: 'UPGRADE', host: hostOf(request.url, request.headers.host) })
    socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n')
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    flag: `--proxy-server=http://127.0.0.1:${port}`,
    take: () => {
      const taken = log
      log = []
      return taken
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A proxy is asked for whole addresses. */
function hostOf(url = '', header = ''): string {
  return URL.canParse(url) ? new URL(url).host : header
}
