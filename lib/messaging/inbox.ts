/** A queue with one reader: what arrives before it is asked for waits, what is asked for before it arrives is awaited. */
export class Inbox<Item> implements AsyncIterable<Item> {
  #waiting: Item[] = []
  #closed: { error: Error | null } | null = null
  #wake: () => void = () => {}

  put(item: Item): void {
    if (this.#closed) return
    this.#waiting.push(item)
    this.#wake()
  }

  /** No more items; those that wait are still delivered. */
  end(): void {
    this.#close(null)
  }

  /** The reader sees this error at once: what still waits is not delivered. */
  fail(error: Error): void {
    this.#close(error)
  }

  #close(error: Error | null): void {
    if (this.#closed) return
    this.#closed = { error }
    this.#wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for (;;) {
      if (this.#closed?.error) throw this.#closed.error
      const items = this.#waiting.splice(0)
      if (items.length > 0) {
        for (const item of items) {
          yield item
          if (this.#closed?.error) throw this.#closed.error
        }
        continue
      }
      if (this.#closed) return
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}
