/** The host's rooms over a store with the tiny model in it, on an adapter that is taken for a real one. */
import { onTestFinished } from 'vitest'
import { Adapter } from '../../lib/hardware/adapter'
import type { AdapterFacts } from '../../lib/hardware/probe'
import { HopRunner } from '../../lib/host/hop-runner'
import { Trials } from '../../lib/host/library/trials'
import { Planner } from '../../lib/host/planner'
import { Realms } from '../../lib/host/realms'
import { RungJournal } from '../../lib/host/rung-journal'
import { StatusBoard } from '../../lib/host/status-board'
import { importModel } from '../../lib/models/import/import-model'
import { readBuild, runnableModels } from '../../lib/models/runnable'
import { removeModel, storedModels } from '../../lib/models/store/models'
import { forgetVerdicts } from '../../lib/models/store/verdicts'
import { never, runtime } from '../engine/realm-fixture'

const FOLDER = '/tests/fixtures/models/tiny-marian'
const SMALL = ['config.json', 'generation_config.json', 'tokenizer.json', 'tokenizer_config.json']
const GRAPHS = ['encoder_model', 'decoder_model_merged']
const ID = 'local/tiny-marian'

const LIKE_A_REAL_ONE: AdapterFacts = {
  vendor: 'test',
  architecture: 'swiftshader',
  description: '',
  fp16: false,
  maxBufferSize: 2 ** 30,
  maxStorageBufferBindingSize: 2 ** 27,
}

/** @param change what is done to the weights of the build for the adapter before they are imported */
export async function hostWithModel(change: (decoder: Uint8Array) => void = () => {}) {
  const picked = await Promise.all(
    [...SMALL, ...GRAPHS.flatMap((graph) => [`onnx/${graph}.onnx`, `onnx/${graph}_quantized.onnx`])].map(
      async (path) => {
        const bytes = new Uint8Array(await (await fetch(`${FOLDER}/${path}`)).arrayBuffer())
        if (path === 'onnx/decoder_model_merged.onnx') change(bytes)
        return { path, file: new File([bytes], path) }
      },
    ),
  )
  await importModel(ID, picked, never, () => {})
  const model = (await runnableModels()).find(({ entry }) => entry.id === ID)!

  const status = new StatusBoard({ count: 1, cores: 1, limit: 'cores' }, () => {})
  const adapter = new Adapter(async () => ({ kind: 'adapter', adapter: LIKE_A_REAL_ONE }), 'Chrome/156')
  const journal = new RungJournal(adapter)
  const workers: Worker[] = []
  const realms = new Realms({
    startWorker: (name) => {
      const worker = new Worker(new URL('./losing.worker.ts', import.meta.url), { type: 'module', name })
      workers.push(worker)
      return worker
    },
    readFiles: (one, rung, onBytes) => readBuild(one, rung.dtype, '', onBytes),
    runtime,
    status,
    journal,
    memory: { kind: 'unknown' },
  })
  const planner = new Planner(1, adapter, journal)
  const runner = new HopRunner(planner, realms)
  const trials = new Trials({
    runner,
    journal,
    adapter,
    status,
    threads: 1,
    inTurn: (work, signal) => work(signal),
  })
  onTestFinished(async () => {
    realms.end(ID)
    await forgetVerdicts()
    for (const { id, commit } of await storedModels()) await removeModel(id, commit)
  })
  return { model, planner, realms, trials, workers, journal }
}
