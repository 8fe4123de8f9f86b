/** Keeps what was used last, up to so many bytes. A `Map` remembers the order in which keys were put in: first is oldest. */
export class Lru<Value> {
  readonly #mostBytes: number
  readonly #bytesOf: (key: string, value: Value) => number
  readonly #entries = new Map<string, Value>()
  #bytes = 0

  constructor(mostBytes: number, bytesOf: (key: string, value: Value) => number) {
    this.#mostBytes = mostBytes
    this.#bytesOf = bytesOf
  }

  get bytes(): number {
    return this.#bytes
  }

  has(key: string): boolean {
    return this.#entries.has(key)
  }

  /** Used now. */
  get(key: string): Value | undefined {
    const value = this.#entries.get(key)
    if (value === undefined) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, value)
    return value
  }

  put(key: string, value: Value): void {
    this.delete(key)
    this.#entries.set(key, value)
    this.#bytes += this.#bytesOf(key, value)
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#mostBytes) break
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    const value = this.#entries.get(key)
    if (value === undefined) return
    this.#entries.delete(key)
    this.#bytes -= this.#bytesOf(key, value)
  }

  deleteWhere(isMeant: (value: Value) => boolean): void {
    for (const [key, value] of this.#entries) if (isMeant(value)) this.delete(key)
  }

  clear(): void {
    this.#entries.clear()
    this.#bytes = 0
  }
}
