import { useEffect, useState } from 'preact/hooks'
import { words } from '../words'
import { CheckIcon, CopyIcon } from './icons'

const COPIED_FOR_MS = 2000

interface CopyButtonProps {
  isReady: boolean
  /** False where the browser let nothing be copied. */
  copy: () => Promise<boolean>
}

export function CopyButton({ isReady, copy }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none')
  useEffect(() => {
    if (outcome === 'none') return
    const timer = setTimeout(() => setOutcome('none'), COPIED_FOR_MS)
    return () => clearTimeout(timer)
  }, [outcome])

  const label = words(outcome === 'copied' ? 'bubble.copied' : 'bubble.copy')
  return (
    <>
      <span class={outcome === 'refused' ? 'refused' : 'spoken'} role="status">
        {outcome === 'refused' && words('bubble.copyRefused')}
        {outcome === 'copied' && label}
      </span>
      <button
        type="button"
        class="tool"
        data-action="copy"
        aria-label={label}
        title={label}
        disabled={!isReady}
        onClick={() => void copy().then((copied) => setOutcome(copied ? 'copied' : 'refused'))}
      >
        {outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
      </button>
    </>
  )
}
