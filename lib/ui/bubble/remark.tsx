/** What there is to say instead of a translation, or below the part that came. */
import { useEffect, useRef } from 'preact/hooks'
import type { ErrorData } from '../../messaging/errors'
import { errorSentence } from '../error-sentence'
import { languageName } from '../format'
import { words } from '../words'
import type { BubbleProps } from './bubble'
import type { Phase } from './state'

interface RemarkProps extends BubbleProps {
  chooseTarget: () => void
}

export function Remark({ chooseTarget, ...props }: RemarkProps) {
  const { state, write } = props
  const phase = state.phase.value
  if (phase.name === 'missing') return <Missing key={phase} missing={phase} {...props} />
  if (phase.name === 'same' && state.target.value) {
    return (
      <div class="remark" role="status" data-part="remark">
        <p>{words('bubble.sameLanguage', { language: languageName(state.target.value) })}</p>
        <button type="button" class="link" onClick={chooseTarget}>
          {words('bubble.otherLanguage')}
        </button>
        {write && (
          <button type="button" class="link" data-action="write" onClick={write}>
            {words('bubble.write')}
          </button>
        )}
      </div>
    )
  }
  const refusal = state.refusal.value
  const error = phase.name === 'failed' ? phase.error : refusal
  return error && <Failure error={error} />
}

export const Failure = ({ error }: { error: ErrorData }) => (
  <div class="remark" role="alert" data-part="error" data-code={error.code}>
    <p>{errorSentence(error).text}</p>
  </div>
)

/** The offer of a model, which the other script draws. There is nothing else in the bubble: not now is not at all. */
function Missing({ missing, state, tools, close }: BubbleProps & { missing: Phase & { name: 'missing' } }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { source, target } = missing
    const life = new AbortController()
    const show = async () => {
      const { showOffer } = await tools()
      if (life.signal.aborted || !place.current) return
      showOffer(place.current, {
        models: state.models,
        source,
        target,
        onReady: () => void state.again(),
        choose: () => state.openModels(source, target),
        decline: close,
        signal: life.signal,
      })
    }
    show().catch(state.fail)
    return () => life.abort()
  }, [missing, state, tools, close])
  return <div class="remark" ref={place} />
}
