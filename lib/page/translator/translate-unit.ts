/**
 * Asks the engine for a unit, and lays what comes back beside the sentences of its text.
 *
 *   unit ─ [text, ...own texts] ─► engine ─ sentence events ─► UnitTranslation
 *
 * Identical texts are not looked for here: the host decodes one of them for all who want it, and remembers it.
 */
import type { Engine, LanguageTag, NotKept, Priority, TranslateRequest } from '../../messaging/contract'
import { sentences } from '../../text/sentences'
import type { SentencePair, UnitTranslation } from '../markup/placement'
import type { TextUnit, Unit } from '../units/unit'

export interface TranslateOptions {
  engine: Engine
  source: LanguageTag
  target: LanguageTag
  priority: Priority
  signal: AbortSignal
  quality?: NonNullable<TranslateRequest['quality']>
  /** A model is being loaded from disk; null when it is done. */
  onLoading?: (progress: { loadedBytes: number; totalBytes: number } | null) => void
}

/** @throws GlossError what the engine ends with; cancelled when the signal aborts, or another request of this unit was made */
export async function translateUnit(
  unit: Unit,
  ownTexts: (unit: TextUnit) => { texts: string[] },
  options: TranslateOptions,
): Promise<UnitTranslation> {
  const own = unit.kind === 'text' ? ownTexts(unit).texts : []
  const { results, notKept } = await translateTexts([unit.text, ...own], unit.id, options)
  const [whole = [], ...others] = results
  const translation = whole.join('')
  // What a link's text lacks alone, its sentence may have.
  const lacking = notKept.filter(({ wanted }) => !translation.includes(wanted))
  return {
    sentences: pairSentences(unit.text, options.source, whole),
    own: others.map((translated) => translated.join('')),
    ...(lacking.length > 0 && { notKept: lacking }),
  }
}

/** Each alone, in the same order. Of the same unit: a later request of it ends this one too. */
export async function translatePieces(
  unit: Unit,
  pieces: string[],
  options: TranslateOptions,
): Promise<string[]> {
  const { results } = await translateTexts(pieces, unit.id, options)
  return results.map((sentences) => sentences.join(''))
}

/** The sentences of each text with the white space behind them. A text without any content is its own translation. */
async function translateTexts(
  texts: string[],
  name: string,
  { engine, signal, onLoading, ...request }: TranslateOptions,
): Promise<{ results: string[][]; notKept: NotKept[] }> {
  let notKept: NotKept[] = []
  const results = texts.map((text) => (text.trim() === '' ? [text] : []))
  const asked = [...texts.keys()].filter((at) => texts[at]!.trim() !== '')
  if (asked.length === 0) return { results, notKept }
  let isLoading = false
  const endLoading = () => {
    if (isLoading) onLoading?.(null)
    isLoading = false
  }
  try {
    const wanted = { ...request, texts: asked.map((at) => texts[at]!), model: 'auto', unit: name }
    for await (const event of engine.translate(wanted, signal)) {
      if (event.type === 'loading') {
        isLoading = event.loadedBytes < event.totalBytes
        onLoading?.(isLoading ? { loadedBytes: event.loadedBytes, totalBytes: event.totalBytes } : null)
        continue
      }
      endLoading()
      if (event.type === 'restart') for (const at of asked) results[at] = []
      else if (event.type === 'sentence') results[asked[event.index]!]?.push(event.text)
      else if (event.type === 'finished') notKept = event.notKept ?? []
    }
  } finally {
    endLoading()
  }
  return { results, notKept }
}

/**
 * The host cuts a text with the same function (`lib/host/request-sentences`), so that the n-th event is the n-th sentence. An engine
 * that does it otherwise gives one pair of the whole.
 */
export function pairSentences(text: string, source: LanguageTag, translated: string[]): SentencePair[] {
  const pieces = sentences(text, source)
  if (pieces.length !== translated.length)
    return [{ start: 0, end: text.length, text: translated.join('').trim(), after: '' }]
  const pairs: SentencePair[] = []
  let start = 0
  for (const [at, piece] of pieces.entries()) {
    const end = start + piece.text.length
    const given = translated[at]!
    const words = given.endsWith(piece.after) ? given.slice(0, given.length - piece.after.length) : given
    pairs.push({ start, end, text: words, after: piece.after })
    start = end + piece.after.length
  }
  return pairs
}
