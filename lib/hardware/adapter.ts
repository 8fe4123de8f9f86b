import type { Gpu } from './probe'

/**
 * The graphics adapter of this computer: asked for once, and only when a model could make use of the answer, since waking a
 * driver takes a moment.
 */
export class Adapter {
  readonly #probe: () => Promise<Gpu>
  readonly #userAgent: string
  #gpu: Promise<Gpu> | null = null

  constructor(probe: () => Promise<Gpu>, userAgent: string) {
    this.#probe = probe
    this.#userAgent = userAgent
  }

  gpu(): Promise<Gpu> {
    this.#gpu ??= this.#probe()
    return this.#gpu
  }

  /**
   * Its name in verdicts, empty where there is none. A driver does not tell its version, a browser does: what was measured
   * under another one counts no longer.
   */
  async key(): Promise<string> {
    const gpu = await this.gpu()
    if (gpu.kind === 'none') return ''
    const { vendor, architecture, description } = gpu.adapter
    const browser = /(?:Chrome|Firefox)\/\d+/.exec(this.#userAgent)?.[0] ?? ''
    return [vendor, architecture, description, browser].filter((part) => part !== '').join(' ')
  }
}
