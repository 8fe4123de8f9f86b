/** What goes wrong, by route, file and count: the hub's own refusals, a line that breaks, a body that is not the file. */
import type { LoggedRequest } from './repository.ts'

export interface Fault {
  on: LoggedRequest['route']
  /** Only this file; absent, every one. */
  file?: string
  /** So many times, then no more; absent, always. */
  times?: number
  /** After so many requests that it would have hit. */
  after?: number
  what: FaultKind
}

export type FaultKind =
  /** An answer of the hub: 401, 403, 404, 429, 500. */
  | {
      kind: 'status'
      status: number
      errorCode?: string
      retryAfterSeconds?: number
      /** The header that says so; the hub's own is `RateLimit`. */
      said?: 'RateLimit' | 'Retry-After'
    }
  /** A page in place of what was asked for, with status 200: a captive portal, an error page behind a proxy. */
  | { kind: 'html' }
  /** Nobody answers: the connection is closed before a byte. */
  | { kind: 'down' }
  /** The connection closes in the middle of the body. */
  | { kind: 'cut'; afterBytes: number }
  /** The connection stays open and nothing more comes. */
  | { kind: 'stall'; afterBytes: number }
  /** One byte of the file is another one. */
  | { kind: 'alter'; atByte: number }
  /** The file has so many bytes more or fewer than the listing says, and the headers agree with the body. */
  | { kind: 'length'; byBytes: number }
  /** The whole file with status 200, whatever range was asked for. */
  | { kind: 'no-ranges' }

export class Faults {
  #faults: (Fault & { seen: number })[]

  constructor(faults: Fault[]) {
    this.#faults = faults.map((fault) => ({ ...fault, seen: 0 }))
  }

  /** The fault for this request, if there is one; asking uses it up. */
  take(route: LoggedRequest['route'], file: string): FaultKind | undefined {
    for (const fault of this.#faults) {
      if (fault.on !== route || (fault.file !== undefined && fault.file !== file)) continue
      const turn = fault.seen++ - (fault.after ?? 0)
      if (turn >= 0 && turn < (fault.times ?? Number.POSITIVE_INFINITY)) return fault.what
    }
    return undefined
  }
}
