/** The reader's terms in translations of the real starter models: how many come in, and what becomes of the rest. */
import { expect, test } from 'vitest'
import type { GlossaryEntry, Rung } from '../../lib/messaging/contract'
import { glossaryFor, unmet } from '../../lib/text/glossary'
import { allDecoded, loadedRealm, never } from './realm-fixture'

interface Case {
  text: string
  kind: string
  terms: { source: string; target: string; forms: boolean }[]
}

const ONNX = ['encoder_model_quantized.onnx', 'decoder_model_merged_quantized.onnx']
const RUNG: Rung = { device: 'wasm', dtype: 'q8', threads: 1 }

const entryOf = ({ source, target, forms }: Case['terms'][number]): GlossaryEntry => ({
  term: source,
  translation: source === target ? null : target,
  source: null,
  target: null,
  match: forms ? 'beginning' : 'word',
  matchCase: false,
})

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Words besides the terms that the model by itself had not written. */
function strangers(plain: string, kept: string, terms: Case['terms']): string[] {
  const known = [...wordsOf(plain), ...terms.flatMap(({ target }) => wordsOf(target))]
  return wordsOf(kept).filter((word) => !known.some((other) => word.startsWith(other)))
}

/** Every other sentence: all of them cost half a minute, and were looked at once. */
const some = (cases: Case[]) => cases.filter((_, at) => at % 2 === 0)

test.each([
  ['starter-fr-en', 'fr', 'en', 32],
  ['starter-en-fr', 'en', 'fr', 25],
] as const)('%s: terms come in, and the rest of the sentence stays', async (model, source, target, all) => {
  const cases = some(await (await fetch(`/tests/fixtures/glossary/${source}-${target}.json`)).json())
  const texts = cases.map(({ text }) => text)
  const demands = cases.map(({ text, terms }) =>
    glossaryFor(terms.map(entryOf), source, target).demandsIn(text),
  )
  using loaded = await loadedRealm(`gloss/${model}`, `public/models/${model}`, ONNX, RUNG)
  const request = { texts, source, target, beams: 1 }
  const plain = await allDecoded(loaded.realm.translate(request, never), all)
  const kept = await allDecoded(loaded.realm.translate({ ...request, demands }, never), all)
  const lacks = (decoded: typeof kept) =>
    cases.filter((_, at) => unmet(demands[at]!, decoded[at]!.text).length > 0)
  expect(lacks(plain).length, 'the model by itself').toBeGreaterThan(all * 0.9)
  const lost = lacks(kept).map(({ text }) => text)
  expect(lost.length, lost.join('\n')).toBeLessThanOrEqual(1)
  // Where the model has lost its thread over a name it does not know, the sentence is translated anew: that is no loss.
  const changed = cases.flatMap(({ kind, terms }, at) => {
    const [before, after] = [plain[at]!.text, kept[at]!.text]
    return kind !== 'name' && strangers(before, after, terms).length > 1 ? [`${before} | ${after}`] : []
  })
  expect(changed.length, changed.join('\n')).toBeLessThanOrEqual(all * 0.1)
})

test('a translation that has its terms, and one without any, come as they would', async () => {
  const model = 'starter-fr-en'
  using loaded = await loadedRealm(`gloss/${model}`, `public/models/${model}`, ONNX, RUNG)
  const request = { texts: ['Ma voiture est en panne.', 'Le chat dort.'], source: 'fr', target: 'en' }
  const plain = await allDecoded(loaded.realm.translate(request, never), 2)
  const demand = { start: 3, end: 10, wanted: 'car', mayInflect: false }
  const same = await allDecoded(loaded.realm.translate({ ...request, demands: [[demand], []] }, never), 2)
  expect(same.map(({ text, figures }) => [text, figures.passes])).toEqual(
    plain.map(({ text, figures }) => [text, figures.passes]),
  )
})
