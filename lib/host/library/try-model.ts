/** Runs a model once on an input of the reader's, whatever its task is. */
import type { TrialInput } from '../../messaging/models-contract'
import { sentences } from '../../text/sentences'
import type { Realm } from '../realm'

/** Enough to see whether a model makes sense. */
const MOST_TOKENS = 64

/** What the model makes of it: text of a model, never markup; of two texts how alike they are, from -1 to 1. */
export async function outputOf(realm: Realm, input: TrialInput, signal: AbortSignal): Promise<string> {
  switch (input.task) {
    case 'translation': {
      const pieces = sentences(input.text, input.source)
      const texts = pieces.map(({ text }) => text)
      const done = await decodedTexts(realm, texts, input.source, input.target, signal)
      return pieces.map(({ after }, index) => (done[index] ?? '') + after).join('')
    }
    case 'summarization':
      return (await decodedTexts(realm, [input.text], 'en', 'en', signal))[0] ?? ''
    case 'question-answering': {
      const { question, context } = input
      for await (const event of realm.answer({ question, context }, signal))
        if (event.type === 'answered') return event.result.answer
      return ''
    }
    case 'text-generation': {
      const messages = [{ role: 'user', content: input.prompt }]
      for await (const event of realm.chat({ messages, maxNewTokens: MOST_TOKENS }, signal))
        if (event.type === 'decoded') return event.text
      return ''
    }
    case 'feature-extraction': {
      const vectors: Float32Array[] = []
      for await (const { index, vector } of realm.embed({ texts: input.texts }, signal))
        vectors[index] = vector
      const [a, b] = vectors
      return a && b ? a.reduce((sum, value, place) => sum + value * (b[place] ?? 0), 0).toFixed(3) : ''
    }
  }
}

async function decodedTexts(
  realm: Realm,
  texts: string[],
  source: string,
  target: string,
  signal: AbortSignal,
): Promise<string[]> {
  const done: string[] = []
  for await (const event of realm.translate({ texts, source, target }, signal))
    if (event.type === 'decoded') done[event.index] = event.text
  return done
}
