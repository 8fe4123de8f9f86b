/** Models in the built extension, in any browser: fetched from a hub, run from disk, deleted, updated, remembered when they fail. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestType, expect } from '@playwright/test'
import { ROOT } from '../../scripts/build-extension.ts'
import type { Hub } from '../hub/hub-server.ts'
import type { RepositoryPlan } from '../hub/repository.ts'
import type { HostClient } from './host-client.ts'

export const GERMAN = 'Xenova/opus-mt-de-en'
export const OWN = 'somebody/bert-for-questions'
/** What the tiny model makes of it, token for token as the reference does. */
const TEXT = 'Bonjour.'
const TRANSLATION = 'The  s.'

/** What the reference implementation answers. */
const GOLDEN = JSON.parse(
  readFileSync(join(ROOT, 'tests/fixtures/models/tiny-bert-qa/golden.json'), 'utf8'),
) as { items: [{ question: string; context: string; answer: { text: string } }] }

/** A page of the extension, whoever drives it. */
interface Inside {
  evaluate<Value>(inPage: () => Value | Promise<Value>): Promise<Value>
}

export interface ModelFixtures {
  hub: Hub
  host: HostClient<Inside>
  serve: (plan?: Partial<RepositoryPlan>) => void
}

export function modelTests(test: TestType<ModelFixtures, object>): void {
  test('a model is offered, fetched, run; then the hub is gone and nothing is missing', async ({
    host,
    hub,
    serve,
  }) => {
    serve()
    const request = { texts: [TEXT], source: 'de', target: 'en', model: 'auto', priority: 'visible' }
    expect((await host.call('translate', request)).error).toMatchObject({ code: 'no-model' })
    const offer = (await host.call('models.offer', { source: 'de', target: 'en' })).items[0]
    expect(offer).toMatchObject({ models: [{ id: GERMAN }], host: new URL(hub.url).host })
    expect((await host.call('models.download', { model: GERMAN })).items.at(-1)).toMatchObject({
      state: 'done',
    })

    await hub.close()
    expect(await host.translate(TEXT, 'de', 'en')).toBe(TRANSLATION)
  })

  test('through English: two models, told so', async ({ host, serve }) => {
    serve()
    await host.call('models.download', { model: GERMAN })
    const request = { texts: ['Guten Tag.'], source: 'de', target: 'fr', model: 'auto', priority: 'visible' }
    const { items, error } = await host.call('translate', request)
    expect(error).toBeNull()
    expect(items.at(-1)).toMatchObject({ type: 'finished', pivot: 'en', model: 'gloss/starter-en-fr' })
  })

  test('deleted while it is being loaded: the request says so, and the next one that it is gone', async ({
    host,
    serve,
  }) => {
    serve()
    await host.call('models.download', { model: GERMAN })
    const request = { texts: [TEXT], source: 'de', target: 'en', model: 'auto', priority: 'visible' }
    await host.until('translate', request, { type: 'loading' })
    expect((await host.call('models.remove', { model: GERMAN })).error).toBeNull()
    expect((await host.call('translate', request)).error).toMatchObject({ code: 'no-model' })
  })

  test('a newer revision runs, and then the old one is gone; one that does not run leaves the old one', async ({
    host,
    serve,
  }) => {
    serve()
    await host.call('models.download', { model: GERMAN })
    const broken = { 'onnx/encoder_model_quantized.onnx': { bytes: 5000, seed: 1 } }
    serve({ commit: 'b'.repeat(40), files: broken })
    expect((await host.call('models.lookForUpdates', {})).items).toEqual([[GERMAN]])
    expect((await host.call('models.download', { model: GERMAN, update: true })).error).toBeNull()
    expect(await host.translate(TEXT, 'de', 'en')).toBe(TRANSLATION)
    expect(await commits(host)).toHaveLength(2)

    serve({ commit: 'c'.repeat(40) })
    await host.call('models.download', { model: GERMAN, update: true })
    expect(await host.translate(TEXT, 'de', 'en')).toBe(TRANSLATION)
    await expect.poll(() => commits(host)).toEqual(['c'.repeat(40)])
  })

  test('one’s own model by its id: what it is, tested, tried, adopted, run', async ({ host, hub }) => {
    const id = OWN
    hub.add({ id, fixture: 'tiny-bert-qa' })
    expect((await host.call('models.list', { model: id })).items[0]).toMatchObject({
      task: 'question-answering',
      recommended: ['fp32'],
    })
    expect((await host.call('models.download', { model: id })).error).toBeNull()
    const [golden] = GOLDEN.items
    const input = { task: 'question-answering', question: golden.question, context: golden.context }
    const { items, error } = await host.call('models.trial', { model: id, input })
    expect(error).toBeNull()
    const threads = expect.any(Number)
    expect(items.filter((item) => (item as { type: string }).type === 'tested')).toMatchObject([
      { verdict: { outcome: 'passed', rung: { device: 'wasm', dtype: 'fp32', threads }, strikes: 0 } },
    ])
    expect(items.at(-1)).toMatchObject({ type: 'output', text: golden.answer.text })
    expect((await host.call('models.adopt', { model: id })).error).toBeNull()
  })
}

/** Of the model, as the store's records have them. */
async function commits(host: HostClient<Inside>): Promise<string[]> {
  return await host.page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('gloss-models')
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const all = opening.result.transaction('models').objectStore('models').getAllKeys()
          all.addEventListener('success', () => {
            opening.result.close()
            resolve((all.result as [string, string][]).map(([, commit]) => commit))
          })
        })
      }),
  )
}
