/**
 * The field and its translation. In the popup the field has one bar, and the target language stands elsewhere; `wide`, the
 * translate page, is two columns with a language above each and an empty state.
 */
import { SwapIcon } from '../bubble/icons'
import { LanguageSelect } from '../language-select'
import { speak } from '../speech/speak'
import { SpeakButton } from '../speech/speak-button'
import { words } from '../words'
import { isUnderWay } from './phase'
import { ResultFoot } from './result-foot'
import { ResultText } from './result-text'
import { SourceField } from './source-field'
import type { Translator } from './translator'

interface Props {
  translator: Translator
  wide?: boolean
}

export function TranslatorView({ translator, wide = false }: Props) {
  return (
    <section class={wide ? 'translator translator-wide' : 'translator'}>
      <SourceField translator={translator} wide={wide} />
      {wide && <SwapButton translator={translator} />}
      {(wide || translator.phase.value.name !== 'empty') && (
        <ResultField translator={translator} wide={wide} />
      )}
    </section>
  )
}

function ResultField({ translator, wide }: { translator: Translator; wide: boolean }) {
  const isEmpty = translator.phase.value.name === 'empty'
  return (
    <div class="field result" aria-busy={isUnderWay(translator.phase.value)}>
      {wide && (
        <div class="bar">
          <LanguageSelect
            label={words('translate.into')}
            value={translator.target.value}
            choose={(target) => target && translator.chooseTarget(target)}
          />
          <SpeakButton
            language={translator.target.value}
            label={words('speech.translation')}
            isReady={translator.phase.value.name === 'done'}
            text={translator.output.text}
            speak={speak}
            refuse={translator.refuse}
          />
        </div>
      )}
      {isEmpty ? (
        <p class="soft result-text">{words('translate.resultEmpty')}</p>
      ) : (
        <ResultText output={translator.output} target={translator.target.value} />
      )}
      <ResultFoot translator={translator} wide={wide} />
    </div>
  )
}

/** Between the two columns, or between the field and what came of it. */
const SwapButton = ({ translator }: { translator: Translator }) => (
  <button
    type="button"
    class="tool swap"
    data-action="swap"
    aria-label={words('bubble.swap')}
    title={words('bubble.swap')}
    disabled={!translator.isCurrent.value}
    onClick={() => translator.swap()}
  >
    <SwapIcon />
  </button>
)
