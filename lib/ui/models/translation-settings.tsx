/** Choices about translations: how carefully they are searched for, and whether they are remembered on disk. */
import { useState } from 'preact/hooks'
import type { ModelPreferences } from '../../messaging/models-contract'
import { words } from '../words'
import type { ModelsState } from './models-state'

type Quality = NonNullable<ModelPreferences['quality']> | 'auto'

const QUALITIES: Quality[] = ['auto', 'speed', 'quality']

const qualityWords = (quality: Quality): string => {
  if (quality === 'auto') return words('engineSettings.qualityAuto')
  return quality === 'speed' ? words('engineSettings.qualitySpeed') : words('engineSettings.qualityQuality')
}

export function QualitySetting({ state, quality }: { state: ModelsState; quality: Quality }) {
  return (
    <section>
      <h2>{words('engineSettings.quality')}</h2>
      <p class="soft">{words('engineSettings.qualityWhy')}</p>
      <select
        aria-label={words('engineSettings.quality')}
        value={quality}
        onChange={(event) => {
          const chosen = event.currentTarget.value as Quality
          void state.prefer({ quality: chosen === 'auto' ? null : chosen })
        }}
      >
        {QUALITIES.map((one) => (
          <option key={one} value={one}>
            {qualityWords(one)}
          </option>
        ))}
      </select>
    </section>
  )
}

export function MemorySetting({ state, isOn }: { state: ModelsState; isOn: boolean }) {
  return (
    <section>
      <h2>{words('engineSettings.memory')}</h2>
      <p class="soft">{words('engineSettings.memoryWhy')}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) =>
            void state.prefer({ rememberTranslations: event.currentTarget.checked ? true : null })
          }
        />
        {words('engineSettings.memoryOnDisk')}
      </label>
      <ForgetSite state={state} />
      <p>
        <button type="button" onClick={() => void state.forgetTranslations()}>
          {words('engineSettings.memoryForget')}
        </button>
      </p>
    </section>
  )
}

function ForgetSite({ state }: { state: ModelsState }) {
  const [typed, setTyped] = useState('')
  const [forgotten, setForgotten] = useState('')
  const site = originOf(typed)
  return (
    <>
      <form
        class="line-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!site) return
          setTyped('')
          void state.forgetTranslations(site).then(() => setForgotten(new URL(site).host))
        }}
      >
        <input
          type="text"
          inputMode="url"
          dir="ltr"
          spellcheck={false}
          placeholder="example.org"
          aria-label={words('engineSettings.memorySite')}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" disabled={!site}>
          {words('engineSettings.memoryForgetSite')}
        </button>
      </form>
      <p role="status" class="soft">
        {forgotten && words('engineSettings.memoryForgotten', { site: forgotten })}
      </p>
    </>
  )
}

/** What a person types for a site; without a scheme it is a site of the web. */
function originOf(typed: string): string | null {
  const text = typed.trim()
  const url = URL.parse(text.includes('://') ? text : `https://${text}`)
  return text !== '' && url && /^https?:$/.test(url.protocol) ? url.origin : null
}
