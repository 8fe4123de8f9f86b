/**
 * The only way from Gloss to the network: a `fetch` that is written down before it leaves, and again as its bytes come.
 *
 *   notedFetch ─► entry (open) ─► fetch ─┬─ answer ─► received(bytes) … ─► over(done | failed | stopped)
 *                                        ├─ error status ─► refused
 *                                        └─ no answer ─► failed | stopped, and the error is thrown
 *
 * A redirect to another host, as a hub sends one to where its files lie, is a second entry: the bytes are those of the host that sent
 * them. Whoever reads the body says how many came, since a stream in between would cost a copy of each; `bodyBytes` does both.
 * Same-origin files of the extension are not the network's (`models/shipped`).
 */
import { noteNetwork } from '../store/facts'
import { type RequestPurpose, type RequestState, logRequest, updateRequest } from './network-log'

export interface Noted {
  response: Response
  /** So many more bytes of the body have come. */
  received(bytes: number): void
  /** The body was read, or what is left of it is not wanted. The first word counts. */
  over(state: Exclude<RequestState, 'open' | 'refused'>): Promise<void>
}

const TELL_EVERY_MS = 1000

/** @throws what `fetch` throws */
export async function notedFetch(
  address: string,
  init: RequestInit & { signal: AbortSignal },
  purpose: RequestPurpose,
): Promise<Noted> {
  const [asked] = await Promise.all([
    Entry.begin(address, purpose),
    noteNetwork(placeOf(address, purpose)).catch(() => {}), // a fact less
  ])
  let response: Response
  try {
    response = await fetch(address, init)
  } catch (error) {
    await asked.end(endBy(init.signal))
    throw error
  }
  const entry = await answering(asked, response, address, purpose)
  const leave = () => response.body?.cancel().catch(() => {}) // read to its end, or being read by somebody who says so
  if (!response.ok) await Promise.all([entry.end('refused', response.status), leave()])
  return {
    response,
    received: (bytes) => entry.received(bytes),
    over: async (state) => void (await Promise.all([entry.end(state), leave()])),
  }
}

/** A wait that took too long is nobody's wish. */
function endBy(signal: AbortSignal): 'stopped' | 'failed' {
  const { aborted, reason } = signal as { aborted: boolean; reason: unknown }
  const isTimeout = reason instanceof DOMException && reason.name === 'TimeoutError'
  return aborted && !isTimeout ? 'stopped' : 'failed'
}

/** More came than was allowed for; the rest was left. */
export class BodyTooLong extends Error {}

/**
 * The whole body, noted as it comes.
 * @throws BodyTooLong | what reading a body throws
 */
export async function bodyBytes(
  noted: Noted,
  mostBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  try {
    for await (const part of noted.response.body ?? []) {
      noted.received(part.length)
      parts.push(part)
      length += part.length
      if (length > mostBytes) throw new BodyTooLong(`more than ${mostBytes} bytes`)
    }
  } catch (error) {
    await noted.over(error instanceof BodyTooLong ? 'stopped' : endBy(signal))
    throw error
  }
  await noted.over('done')
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

/** The entry that the body's bytes belong to. */
async function answering(
  asked: Entry,
  response: Response,
  address: string,
  purpose: RequestPurpose,
): Promise<Entry> {
  const hasMoved = response.redirected && hostOf(response.url) !== hostOf(address)
  if (!hasMoved) return asked
  await asked.end('done')
  return await Entry.begin(response.url, purpose)
}

class Entry {
  readonly #id: number | null
  #bytes = 0
  #told = performance.now()
  #telling: Promise<void> = Promise.resolve()
  #isOver = false

  private constructor(id: number | null) {
    this.#id = id
  }

  static async begin(address: string, purpose: RequestPurpose): Promise<Entry> {
    return new Entry(await logRequest(placeOf(address, purpose), purpose).catch(() => null))
  }

  received(bytes: number): void {
    this.#bytes += bytes
    if (performance.now() - this.#told > TELL_EVERY_MS) void this.#tell('open')
  }

  async end(state: RequestState, status?: number): Promise<void> {
    if (this.#isOver) return
    this.#isOver = true
    await this.#tell(state, status)
  }

  /** One after the other, so that the last word is the last. */
  #tell(state: RequestState, status?: number): Promise<void> {
    const id = this.#id
    const change = { bytes: this.#bytes, state, ...(status !== undefined && { status }) }
    this.#told = performance.now()
    if (id !== null) this.#telling = this.#telling.then(() => updateRequest(id, change)).catch(() => {})
    return this.#telling
  }
}

const hostOf = (address: string) => new URL(address).host

/** What is written down of where a request goes. */
const placeOf = (address: string, purpose: RequestPurpose) => (purpose.for === 'page' ? '' : hostOf(address))
