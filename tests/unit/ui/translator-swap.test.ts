/** The other way round: what a swap does, and when there is nothing to swap. */
import { signal } from '@preact/signals'
import { beforeEach, expect, test, vi } from 'vitest'
import { type Translator, createTranslator } from '../../../lib/ui/translator/translator'
import { type FakeEngine, fakeEngine } from '../../fixtures/fake-engine'
import { fakeModels } from '../../fixtures/fake-models'

let engine: FakeEngine
let translator: Translator
let remembered: string[]

beforeEach(() => {
  engine = fakeEngine()
  remembered = []
  const target = signal('en')
  translator = createTranslator({
    engine,
    detect: async () => 'fr',
    target,
    chooseTarget: (tag) => {
      target.value = tag
      remembered.push(tag)
    },
    lendTarget: (tag) => (target.value = tag),
    copy: async () => {},
    models: fakeModels().models,
    choose: () => {},
  })
})

const translated = async (text: string) => {
  translator.edit(text)
  await translator.translate()
}

test('the translation becomes the text, its language the source; the language to read in is not forgotten', async () => {
  await translated('Bonjour.')
  expect(translator.isCurrent.value).toBe(true)
  translator.swap()
  await vi.waitFor(() => expect(engine.calls).toHaveLength(2))
  expect(engine.calls[1]!.request).toMatchObject({ texts: ['BONJOUR.'], source: 'en', target: 'fr' })
  expect(translator.text.value).toBe('BONJOUR.')
  expect(translator.chosenSource.value).toBe('en')
  expect(remembered).toEqual([])
  await vi.waitFor(() => expect(translator.phase.value.name).toBe('done'))
  translator.swap()
  await vi.waitFor(() => expect(engine.calls).toHaveLength(3))
  expect(engine.calls[2]!.request).toMatchObject({ source: 'fr', target: 'en' })
})

test('a text that was typed since, or that failed, is not swapped away', async () => {
  translator.swap()
  await translated('Bonjour.')
  translator.edit('Bonjour. Et encore.')
  expect(translator.isCurrent.value).toBe(false)
  translator.swap()
  expect(translator.text.value).toBe('Bonjour. Et encore.')
  expect(engine.calls).toHaveLength(1)
})

test('what was refused is told until the next translation', async () => {
  await translated('Bonjour.')
  translator.refuse({ code: 'no-voice', values: { language: 'fr' } })
  expect(translator.refusal.value?.code).toBe('no-voice')
  expect(translator.phase.value.name).toBe('done')
  await translator.translate()
  expect(translator.refusal.value).toBeNull()
})
