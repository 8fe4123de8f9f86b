/** Where a text is typed or pasted, its language, and the button that translates it. Control and Enter do the same. */
import { languageName } from '../format'
import { LanguageSelect } from '../language-select'
import { speak } from '../speech/speak'
import { SpeakButton } from '../speech/speak-button'
import { words } from '../words'
import { isUnderWay } from './phase'
import type { Translator } from './translator'

export function SourceField({ translator, wide }: { translator: Translator; wide: boolean }) {
  return (
    <form
      class="field source"
      onSubmit={(event) => {
        event.preventDefault()
        void translator.translate()
      }}
    >
      {wide && (
        <div class="bar">
          <SourceSelect translator={translator} />
          <SpeakButton
            language={translator.chosenSource.value ?? translator.detectedSource.value}
            label={words('speech.original')}
            isReady={translator.isReady.value}
            text={() => translator.text.value}
            speak={speak}
            refuse={translator.refuse}
          />
        </div>
      )}
      <textarea
        aria-label={words('translate.text')}
        placeholder={words('translate.placeholder')}
        dir="auto"
        rows={wide ? 3 : 2}
        spellcheck={false}
        value={translator.text}
        onInput={(event) => translator.edit(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          void translator.translate()
        }}
      />
      <div class="bar bar-end">
        {!wide && <SourceSelect translator={translator} />}
        <TranslateButton translator={translator} isPrimary={wide} />
      </div>
    </form>
  )
}

/** One button, so that the focus stays where it was when Translate becomes Stop and back. */
function TranslateButton({ translator, isPrimary }: { translator: Translator; isPrimary: boolean }) {
  const isBusy = isUnderWay(translator.phase.value)
  return (
    <button
      type="submit"
      class={isPrimary && !isBusy ? 'primary' : ''}
      disabled={!isBusy && !translator.isReady.value}
      onClick={(event) => {
        if (!isBusy) return
        event.preventDefault()
        translator.stop()
      }}
    >
      {isBusy ? words('translate.stop') : words('translate.translate')}
    </button>
  )
}

function SourceSelect({ translator }: { translator: Translator }) {
  const detected = translator.detectedSource.value
  return (
    <LanguageSelect
      label={words('translate.from')}
      value={translator.chosenSource.value}
      none={
        detected
          ? words('translate.detected', { language: languageName(detected) })
          : words('translate.detect')
      }
      choose={(source) => translator.chooseSource(source)}
    />
  )
}
