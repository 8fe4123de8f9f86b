/** Reads as `Given` does and notes what it did not understand: values that are not what they have to be, items of a list, and names that nobody asked for. */
import { Given } from './given'
import { isFields } from './stored'

/** What was not understood: where it stands (`rules.sites.never[2]`), and what stands there. */
export interface Unread {
  path: string
  value: unknown
}

export class NotedGiven extends Given {
  readonly #path: string
  readonly #unread: Unread[]
  readonly #names = new Set<string>()
  readonly #within: NotedGiven[] = []

  constructor(value: unknown, path = '', unread: Unread[] = []) {
    super(value)
    this.#path = path
    this.#unread = unread
    if (value !== undefined && !isFields(value)) this.note('', value)
  }

  override within(name: string): NotedGiven {
    const inner = new NotedGiven(this.take(name), this.#pathOf(name), this.#unread)
    this.#within.push(inner)
    return inner
  }

  /** Everything that was not understood; to be asked for when all has been read. */
  unread(): Unread[] {
    this.#noteRest()
    return this.#unread
  }

  protected override take(name: string): unknown {
    this.#names.add(name)
    return super.take(name)
  }

  protected override note(name: string, value: unknown): void {
    this.#unread.push({ path: this.#pathOf(name), value })
  }

  #noteRest(): void {
    for (const [name, value] of Object.entries(this.stored)) {
      if (!this.#names.has(name)) this.note(name, value)
    }
    for (const inner of this.#within) inner.#noteRest()
  }

  #pathOf = (name: string): string => [this.#path, name].filter(Boolean).join('.')
}
