import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentencesOf } from '../../../../lib/host/request-sentences'
import type { Engine, TranslateEvent, TranslateRequest } from '../../../../lib/messaging/contract'
import { GlossError } from '../../../../lib/messaging/errors'
import {
  type TranslateOptions,
  pairSentences,
  translatePieces,
  translateUnit,
} from '../../../../lib/page/translator/translate-unit'
import type { TextUnit, Unit } from '../../../../lib/page/units/unit'
import { fakeEngine } from '../../../fixtures/fake-engine'

const unit = (text: string, kind: Unit['kind'] = 'text') => ({ kind, id: 'u7', text }) as Unit
const nothingOwn = () => ({ texts: [] })

const options = (engine: Engine, change: Partial<TranslateOptions> = {}): TranslateOptions => ({
  engine,
  source: 'fr',
  target: 'en',
  priority: 'visible',
  signal: new AbortController().signal,
  ...change,
})

/** Cuts as the host does, and writes each sentence so that it shows. */
function engineOf(
  events: (request: TranslateRequest) => Iterable<TranslateEvent>,
): Engine & { requests: TranslateRequest[] } {
  const requests: TranslateRequest[] = []
  return {
    requests,
    async *translate(request) {
      requests.push(request)
      yield* events(request)
    },
    prepare: () => {
      throw new Error('not asked for')
    },
  }
}

function* hostEvents({ texts, source }: TranslateRequest): Generator<TranslateEvent> {
  for (const { index, text, after, isLast } of sentencesOf(texts, source))
    yield { type: 'sentence', index, text: `<${text}>${after}`, done: isLast }
}

describe('a unit', () => {
  test('is one request: its text and its own texts, by its name', async () => {
    const engine = engineOf(hostEvents)
    const own = (given: TextUnit) => ({ texts: [given.text.slice(0, 5), ' ', 'livre'] })
    const text = 'Il a lu. Il écrit !\nFin'
    const translation = await translateUnit(unit(text), own, options(engine, { quality: 'speed' }))
    expect(engine.requests).toEqual([
      {
        texts: [text, 'Il a ', 'livre'],
        source: 'fr',
        target: 'en',
        model: 'auto',
        priority: 'visible',
        quality: 'speed',
        unit: 'u7',
      },
    ])
    expect(translation).toEqual({
      sentences: [
        { start: 0, end: 8, text: '<Il a lu.>', after: ' ' },
        { start: 9, end: 19, text: '<Il écrit !>', after: '\n' },
        { start: 20, end: 23, text: '<Fin>', after: '' },
      ],
      own: ['<Il a> ', ' ', '<livre>'],
    })
  })

  test('of an attribute asks for nothing but its text', async () => {
    const engine = engineOf(hostEvents)
    const own = () => {
      throw new Error('has none')
    }
    const { sentences } = await translateUnit(unit('Fermer', 'attribute'), own, options(engine))
    expect(sentences).toEqual([{ start: 0, end: 6, text: '<Fermer>', after: '' }])
  })

  test('begins anew when the engine was lost on the way', async () => {
    const engine = engineOf(function* (request) {
      yield { type: 'sentence', index: 0, text: 'half ', done: false }
      yield { type: 'restart' }
      yield* hostEvents(request)
    })
    const { sentences } = await translateUnit(unit('Un. Deux.'), nothingOwn, options(engine))
    expect(sentences.map(({ text }) => text)).toEqual(['<Un.>', '<Deux.>'])
  })

  test('tells of a model that is loaded, and when it is', async () => {
    const told: unknown[] = []
    const engine = engineOf(function* (request) {
      yield { type: 'loading', model: 'm', loadedBytes: 1, totalBytes: 2 }
      yield* hostEvents(request)
    })
    await translateUnit(
      unit('Un.'),
      nothingOwn,
      options(engine, { onLoading: (progress) => told.push(progress) }),
    )
    expect(told).toEqual([{ loadedBytes: 1, totalBytes: 2 }, null])
  })

  test('fails as the engine fails, and is cancelled with its signal', async () => {
    const engine = fakeEngine()
    engine.fail(new GlossError('host-gone', {}))
    await expect(translateUnit(unit('Un.'), nothingOwn, options(engine))).rejects.toMatchObject({
      code: 'host-gone',
    })
    const abort = new AbortController()
    const running = translateUnit(unit('Un.'), nothingOwn, options(engine, { signal: abort.signal }))
    abort.abort()
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  })
})

test('pieces come back each alone, and by the name of their unit', async () => {
  const engine = engineOf(hostEvents)
  expect(await translatePieces(unit('x'), ['ce livre ', '', 'Un. Deux.'], options(engine))).toEqual([
    '<ce livre> ',
    '',
    '<Un.> <Deux.>',
  ])
  expect(engine.requests[0]!.unit).toBe('u7')
  expect(await translatePieces(unit('x'), [], options(engine))).toEqual([])
  expect(engine.requests).toHaveLength(1)
})

describe('pairs', () => {
  test('are one whole where the engine cuts otherwise', () => {
    expect(pairSentences('Un. Deux.', 'fr', ['One two. '])).toEqual([
      { start: 0, end: 9, text: 'One two.', after: '' },
    ])
  })

  test('are what the host has cut, to the character, in any text', async () => {
    const parts = fc.constantFrom('Il a lu.', ' ', '\n', 'Dr. Who', '«Oui.»', '3.5', '他说。', '!', 'a')
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { minLength: 1, maxLength: 12 }), async (given) => {
        const text = given.join('').trim()
        fc.pre(text !== '')
        const { sentences } = await translateUnit(unit(text), nothingOwn, options(engineOf(hostEvents)))
        expect(sentences.map(({ start, end, after }) => text.slice(start, end) + after).join('')).toBe(text)
        for (const { start, end, text: words } of sentences) expect(words).toBe(`<${text.slice(start, end)}>`)
      }),
    )
  })
})

test('what of the reader’s glossary a unit lacks; what only the text of a link lacks alone is no matter', async () => {
  const engine = fakeEngine()
  engine.lose({ term: 'Orange', wanted: 'Orange' }, { term: 'ici', wanted: 'ICI' })
  const own = () => ({ texts: ['ici'] })
  const { notKept } = await translateUnit(unit('Chez orange, ici.'), own, options(engine))
  expect(notKept).toEqual([{ term: 'Orange', wanted: 'Orange' }])
  engine.lose()
  expect(await translateUnit(unit('Chez orange.'), own, options(engine))).not.toHaveProperty('notKept')
})
