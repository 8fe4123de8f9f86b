/**
 * The translation, append-only: sentences become text nodes once and are never drawn again. Read aloud sentence by sentence;
 * the one that still changes is kept from screen readers.
 */
import { useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { LanguageTag } from '../../messaging/contract'
import { directionOf } from '../../text/languages'
import { words } from '../words'
import type { Output } from './output'

export function ResultText({ output, target }: { output: Output; target: LanguageTag }) {
  const box = useRef<HTMLDivElement>(null)
  const drawn = useRef({ run: -1, count: 0 })

  useSignalEffect(() => {
    const run = output.run.value
    const count = output.count.value
    if (run !== drawn.current.run) {
      box.current?.replaceChildren()
      drawn.current = { run, count: 0 }
    }
    if (count === drawn.current.count) return
    box.current?.append(output.sentences.slice(drawn.current.count, count).join(''))
    drawn.current.count = count
  })

  return (
    <div class="result-text" lang={target} dir={directionOf(target)}>
      <div class="sentences" role="log" aria-label={words('translate.result')} ref={box} />
      <span class="partial" aria-hidden="true">
        {output.partial}
      </span>
    </div>
  )
}
