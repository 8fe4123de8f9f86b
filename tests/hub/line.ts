/** A line of so many bytes a second, shared by all connections to one repository. */
export class Line {
  readonly #bytesPerSecond: number
  #freeAt = 0

  constructor(bytesPerSecond: number) {
    this.#bytesPerSecond = bytesPerSecond
  }

  /** Most bytes to send at once, so that a slow line is slow and not jerky, and little is under way when it breaks. */
  get piece(): number {
    return Math.max(1024, Math.min(256 << 10, Math.ceil(this.#bytesPerSecond / 200)))
  }

  /** Resolves when the line is free for these bytes. */
  async take(bytes: number): Promise<void> {
    if (this.#bytesPerSecond === Number.POSITIVE_INFINITY) return
    const now = performance.now()
    const start = Math.max(now, this.#freeAt)
    this.#freeAt = start + (bytes / this.#bytesPerSecond) * 1000
    if (this.#freeAt - now > 1) await new Promise((resolve) => setTimeout(resolve, this.#freeAt - now))
  }
}
