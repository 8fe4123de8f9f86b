/** What was translated before, and whether it is remembered on disk. */
import { useState } from 'preact/hooks'
import type { ModelsState } from '../models/models-state'
import { Section } from '../options/setting'
import { words } from '../words'
import { PRIVACY } from './entries'

export function RememberedTranslations({ state, isOn }: { state: ModelsState; isOn: boolean }) {
  return (
    <Section of={PRIVACY.remembered}>
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
    </Section>
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
