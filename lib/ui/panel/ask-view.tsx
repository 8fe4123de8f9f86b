/** The tab of questions: the field on top, the newest answer below it, those before underneath. */
import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { words } from '../words'
import { Additions } from './additions'
import { ExchangeView } from './exchange-view'
import type { Panel } from './panel'
import type { Sheet } from './sheet'

export function AskView({ panel, sheet }: { panel: Panel; sheet: Sheet }) {
  const exchanges = sheet.conversation.exchanges.value
  const isRunning = exchanges[0]?.phase.name === 'running'
  return (
    <div class="ask" data-part="ask">
      <QuestionField panel={panel} sheet={sheet} />
      {exchanges.length === 0 && (
        <p class="empty" data-part="empty">
          {words('sidePanel.emptyAsk')}
        </p>
      )}
      {exchanges.length > 0 && (
        <ol class="exchanges" aria-label={words('sidePanel.answers')}>
          {exchanges.map((exchange) => (
            <li key={exchange.id}>
              <ExchangeView panel={panel} sheet={sheet} exchange={exchange} />
            </li>
          ))}
        </ol>
      )}
      {!isRunning && <Additions panel={panel} sheet={sheet} adds={['answer', 'written-answer', 'meaning']} />}
    </div>
  )
}

function QuestionField({ panel, sheet }: { panel: Panel; sheet: Sheet }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const text = useSignal('')
  const wanted = panel.focusQuestion.value
  useEffect(() => {
    if (wanted > 0) field.current?.focus()
  }, [wanted])
  const send = () => {
    const question = text.value.trim()
    if (!question) return field.current?.focus()
    text.value = ''
    void sheet.ask(question)
  }
  return (
    <form
      class="question"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        ref={field}
        rows={2}
        aria-label={words('sidePanel.question')}
        placeholder={words('sidePanel.questionHint')}
        value={text.value}
        onInput={({ currentTarget }) => (text.value = currentTarget.value)}
        onKeyDown={(event) => {
          // While an input method composes, Enter takes what it offers.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      <button type="submit" class="primary" data-action="ask" aria-disabled={text.value.trim() === ''}>
        {words('sidePanel.send')}
      </button>
    </form>
  )
}
