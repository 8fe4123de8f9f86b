/** The native peers, where a Python with their packages is present: CTranslate2, and onnxruntime on our model files. */
import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { ROOT } from '../../scripts/build-extension.ts'
import type { Run } from './engine/sides-contract.ts'

export type PeerKind = 'ct2' | 'ort'

const PACKAGES: Record<PeerKind, string> = {
  ct2: 'import ctranslate2, tokenizers',
  ort: 'import onnxruntime, numpy, tokenizers',
}
/** What WebAssembly has: vectors of 128 bits, no dot products of bytes. */
export const SIMD_128 = { CT2_FORCE_CPU_ISA: 'GENERIC', DNNL_MAX_CPU_ISA: 'SSE41' }

export interface PeerOptions {
  kind: PeerKind
  folder: string
  ctranslate2: string
  threads: number
  env?: Record<string, string>
}

/** Null where no Python has the packages. `GLOSS_BENCH_PYTHON` names one; else that of `make-opus-model.py`, else `python3`. */
export function pythonFor(kind: PeerKind): string | null {
  const own = join(ROOT, '.cache/bench/python/bin/python')
  const candidates = [process.env['GLOSS_BENCH_PYTHON'], existsSync(own) ? own : undefined, 'python3']
  for (const python of candidates) {
    if (!python) continue
    try {
      execFileSync(python, ['-c', PACKAGES[kind]], { stdio: 'ignore' })
      return python
    } catch {
      // The next one, then.
    }
  }
  return null
}

/** A peer that stays loaded between its runs. */
export class NativePeer {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>
  readonly #answers: AsyncIterator<string>

  constructor(python: string, { kind, folder, ctranslate2, threads, env = {} }: PeerOptions) {
    const script = join(import.meta.dirname, 'native-peer.py')
    this.#process = spawn(python, [script, kind, folder, ctranslate2, String(threads)], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, OMP_NUM_THREADS: String(threads), ...env },
    })
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]()
  }

  async translate(texts: string[], cap: number): Promise<Run> {
    this.#process.stdin.write(`${JSON.stringify({ texts, cap })}\n`)
    const { value, done } = await this.#answers.next()
    if (done) throw new Error('the native peer ended without an answer')
    return JSON.parse(value) as Run
  }

  end(): void {
    this.#process.stdin.end()
  }
}
