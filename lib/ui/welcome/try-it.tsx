/** A French paragraph and its translation, made here and now by the model that ships with Gloss. */
import { byteSize, languageName } from '../format'
import { isUnderWay } from '../translator/phase'
import { ResultFoot } from '../translator/result-foot'
import { ResultText } from '../translator/result-text'
import type { Translator } from '../translator/translator'
import { words } from '../words'
import { STARTER, STARTER_SOURCE, STARTER_TARGET } from './starter'

export function TryIt({ translator }: { translator: Translator }) {
  const phase = translator.phase.value
  const isBusy = isUnderWay(phase)
  return (
    <section aria-labelledby="try">
      <h2 id="try">{words('welcome.try')}</h2>
      <p class="soft">{words('welcome.tryWhat', { size: byteSize(STARTER.bytes ?? 0) })}</p>
      <div class="translator translator-wide">
        <div class="field source">
          <p class="bar soft">{languageName(STARTER_SOURCE)}</p>
          <p class="result-text" lang={STARTER_SOURCE} dir="ltr">
            {translator.text.value}
          </p>
          <div class="bar bar-end">
            {/* One button, so that the focus stays where it was. */}
            <button
              type="button"
              class={isBusy ? '' : 'primary'}
              onClick={() => (isBusy ? translator.stop() : void translator.translate())}
            >
              {buttonWords(isBusy, phase.name === 'empty')}
            </button>
          </div>
        </div>
        <div class="field result" aria-busy={isBusy}>
          <p class="bar soft">{languageName(STARTER_TARGET)}</p>
          {phase.name === 'empty' ? (
            <p class="soft result-text">{words('translate.resultEmpty')}</p>
          ) : (
            <ResultText output={translator.output} target={STARTER_TARGET} />
          )}
          <ResultFoot translator={translator} wide />
        </div>
      </div>
      {phase.name === 'done' && <p>{words('welcome.tryDone')}</p>}
    </section>
  )
}

function buttonWords(isBusy: boolean, isFirst: boolean): string {
  if (isBusy) return words('translate.stop')
  return isFirst ? words('translate.translate') : words('original.again')
}
