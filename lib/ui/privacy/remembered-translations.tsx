/** What was translated before, and whether it is remembered on disk. */
import { useState } from 'preact/hooks'
import type { RememberedBytes } from '../../messaging/models-contract'
import { dataSize } from '../format'
import type { ModelsState } from '../models/models-state'
import { Section } from '../options/setting'
import { words } from '../words'
import { PRIVACY } from './entries'

interface Props {
  state: ModelsState
  isOn: boolean
  /** Null until it is known. */
  bytes: RememberedBytes | null
  /** Something was forgotten. */
  look(): void
}

export function RememberedTranslations({ state, isOn, bytes, look }: Props) {
  const forget = async (site?: string) => {
    await state.forgetTranslations(site)
    look()
  }
  return (
    <Section of={PRIVACY.remembered}>
      {bytes && (
        <p role="status" class="soft">
          {words('engineSettings.memorySize', {
            memory: dataSize(bytes.inMemory),
            disk: dataSize(bytes.onDisk),
          })}
        </p>
      )}
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
      <ForgetSite forget={forget} />
      <p>
        <button type="button" onClick={() => void forget()}>
          {words('engineSettings.memoryForget')}
        </button>
      </p>
    </Section>
  )
}

function ForgetSite({ forget }: { forget(site: string): Promise<void> }) {
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
          void forget(site).then(() => setForgotten(new URL(site).host))
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
