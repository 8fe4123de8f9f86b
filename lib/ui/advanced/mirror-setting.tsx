/** The hub that models come from, or a mirror of it. */
import { useState } from 'preact/hooks'
import { hostAddress } from '../../settings/host-address'
import { hostName } from '../format'
import type { ModelsState } from '../models/models-state'
import { Section } from '../options/setting'
import { words } from '../words'
import { ADVANCED } from './entries'

const DEFAULT_HOST = 'https://huggingface.co'

export function MirrorSetting({
  state,
  host = DEFAULT_HOST,
}: {
  state: ModelsState
  host: string | undefined
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const [isInvalid, setInvalid] = useState(false)
  const save = () => {
    const address = hostAddress(typed ?? host)
    setInvalid(!address)
    if (!address) return
    setTyped(null)
    void state.prefer({ host: address === DEFAULT_HOST ? null : address })
  }
  return (
    <Section of={ADVANCED.mirror}>
      <form
        class="line-form"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <input
          type="text"
          inputMode="url"
          dir="ltr"
          spellcheck={false}
          aria-label={words('engineSettings.host')}
          aria-invalid={isInvalid}
          value={typed ?? host}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setInvalid(false)
          }}
        />
        <button type="submit" disabled={typed === null || typed === host}>
          {words('engineSettings.hostSave')}
        </button>
        {host !== DEFAULT_HOST && (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              setTyped(null)
              void state.prefer({ host: null })
            }}
          >
            {words('engineSettings.hostReset')}
          </button>
        )}
      </form>
      {isInvalid && (
        <p class="failure" role="alert">
          {words('engineSettings.hostInvalid')}
        </p>
      )}
      <p role="status" class="soft">
        {words('engineSettings.hostNow', { host: hostName(host) })}
      </p>
    </Section>
  )
}
