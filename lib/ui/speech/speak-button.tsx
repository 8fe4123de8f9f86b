/**
 * Speaks a text, and stops it: pressed as long as it speaks. Where this computer has no voice for the language it says so by
 * its name, looks it, and when it is pressed tells what can be done. What it speaks ends with it, and with its text.
 */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { LanguageTag } from '../../messaging/contract'
import { type ErrorData, toErrorData } from '../../messaging/errors'
import { SpeakerIcon, StopIcon } from '../bubble/icons'
import { languageName } from '../format'
import { words } from '../words'
import { localVoices } from './choose-voice'
import type { Speak } from './speak'

interface SpeakButtonProps {
  /** Of the text; null while it is not known. */
  language: LanguageTag | null
  /** What it does, in words. */
  label: string
  /** There is a text, and it is whole. */
  isReady: boolean
  text: () => string
  speak: Speak
  refuse: (error: ErrorData) => void
  class?: string
  children?: ComponentChildren
}

export function SpeakButton(props: SpeakButtonProps) {
  const { language, label, isReady, text, speak, refuse, children } = props
  // Beside the state, which an effect would see a frame later than a surface can close.
  const life = useRef<AbortController | null>(null)
  const [isSpeaking, setSpeaking] = useState(false)
  const hasVoice = useVoice(language)
  useEffect(() => () => life.current?.abort(), [language, isReady])

  const press = async () => {
    if (isSpeaking) return life.current?.abort()
    if (!language) return
    if (!hasVoice) return refuse({ code: 'no-voice', values: { language } })
    const { signal } = (life.current = new AbortController())
    setSpeaking(true)
    await speak(text(), language, signal).catch((error: unknown) => {
      if (!signal.aborted) refuse(toErrorData(error))
    })
    setSpeaking(false)
  }
  const name = hasVoice || !language ? label : words('speech.noVoice', { language: languageName(language) })
  return (
    <button
      type="button"
      class={props.class ?? 'tool'}
      data-action="speak"
      aria-label={name}
      title={name}
      aria-pressed={isSpeaking}
      aria-disabled={!hasVoice}
      disabled={!isReady}
      onClick={() => void press()}
    >
      {isSpeaking ? <StopIcon /> : <SpeakerIcon />}
      {children}
    </button>
  )
}

/** Voices come a moment after they are first asked for, and when the reader adds one. */
function useVoice(language: LanguageTag | null): boolean {
  const [voices, setVoices] = useState(readVoices)
  useEffect(() => {
    const read = () => setVoices(readVoices())
    const synthesis = globalThis.speechSynthesis
    synthesis?.addEventListener('voiceschanged', read)
    return () => synthesis?.removeEventListener('voiceschanged', read)
  }, [])
  return language !== null && localVoices(voices, language).length > 0
}

const readVoices = () => globalThis.speechSynthesis?.getVoices() ?? []
