/**
 * Reads a text aloud with a voice of this computer: one text at a time, sentence by sentence, until it ends or is stopped.
 *
 * A voice is always named. Without one the browser takes its own default for the language, and that may be one that speaks
 * over the network. Sentences, since a long utterance is cut off (32 767 characters by specification, 15 seconds with some
 * voices of Chromium), and since a stop then comes at once.
 * Failures: `no-voice`, `speech-failed`. Aborting is none.
 */
import type { LanguageTag } from '../../messaging/contract'
import { GlossError } from '../../messaging/errors'
import { sentences } from '../../text/sentences'
import { chooseVoice } from './choose-voice'

export type Speak = (text: string, language: LanguageTag, signal: AbortSignal) => Promise<void>

let current = new AbortController()

export const speak: Speak = async (text, language, stopped) => {
  current.abort()
  const mine = (current = new AbortController())
  const voice = chooseVoice(globalThis.speechSynthesis?.getVoices() ?? [], language)
  if (!voice) throw new GlossError('no-voice', { language })
  const signal = AbortSignal.any([stopped, mine.signal])
  // Somebody else may have left the queue full, or paused.
  speechSynthesis.cancel()
  speechSynthesis.resume()
  for (const { text: sentence } of sentences(text, language)) {
    if (signal.aborted) return
    if (sentence && !(await say(sentence, voice, signal))) return
  }
}

/** False where it was broken off: by the reader, or by the page, which has the same queue. */
function say(sentence: string, voice: SpeechSynthesisVoice, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const utterance = new SpeechSynthesisUtterance(sentence)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.addEventListener('end', () => resolve(!signal.aborted))
    utterance.addEventListener('error', ({ error }) => {
      if (signal.aborted || error === 'canceled' || error === 'interrupted') resolve(false)
      else reject(new GlossError('speech-failed', { language: voice.lang, reason: error }))
    })
    signal.addEventListener('abort', () => {
      speechSynthesis.cancel()
      resolve(false)
    })
    speechSynthesis.speak(utterance)
  })
}
