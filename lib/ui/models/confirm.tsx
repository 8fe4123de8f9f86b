/** A button that asks in its own place before it does what cannot be taken back. The focus goes to the question and returns. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { words } from '../words'

interface Props {
  label: string
  /** Of what it is done to, where the button alone does not say it. */
  name?: string
  question: string
  confirmed(): void
}

export function Confirm({ label, name, question, confirmed }: Props) {
  const [isAsking, setAsking] = useState(false)
  const wasAsking = useRef(false)
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    if (isAsking !== wasAsking.current) button.current?.focus()
    wasAsking.current = isAsking
  }, [isAsking])
  if (!isAsking) {
    return (
      <button
        ref={button}
        type="button"
        class="quiet"
        aria-label={name === undefined ? undefined : words('models.action', { action: label, name })}
        onClick={() => setAsking(true)}
      >
        {label}
      </button>
    )
  }
  return (
    <span
      class="confirm"
      role="group"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        setAsking(false)
      }}
    >
      <span>{question}</span>
      <button
        type="button"
        class="danger"
        onClick={() => {
          setAsking(false)
          confirmed()
        }}
      >
        {label}
      </button>
      <button type="button" class="quiet" ref={button} onClick={() => setAsking(false)}>
        {words('models.keep')}
      </button>
    </span>
  )
}
