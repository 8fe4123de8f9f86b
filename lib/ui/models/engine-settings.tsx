/** Choices about the engine: where models come from, how long they stay in memory, how much disk they may take, where they run. */
import { useState } from 'preact/hooks'
import type { ModelPreferences } from '../../messaging/models-contract'
import { counted } from '../counted'
import { hostName } from '../format'
import { modelName } from '../model-name'
import { rungWords } from '../rung-words'
import { words } from '../words'
import { Failure } from './errands'
import { hostAddress } from './host-address'
import type { ModelsState } from './models-state'
import { StorageBar } from './storage-bar'
import { MemorySetting, QualitySetting } from './translation-settings'

export function EngineSettings({ state }: { state: ModelsState }) {
  const preferences = state.overview.value?.preferences ?? {}
  const error = state.preferError.value
  return (
    <div class="settings">
      {error && <Failure error={error} />}
      <HostSetting state={state} host={preferences.host} />
      <QualitySetting state={state} quality={preferences.quality ?? 'auto'} />
      <IdleSetting state={state} minutes={preferences.idleMinutes} />
      <MemorySetting state={state} isOn={preferences.rememberTranslations ?? false} />
      <section>
        <h2>{words('engineSettings.budget')}</h2>
        <StorageBar state={state} />
      </section>
      <Overrides state={state} rungs={preferences.rungs ?? {}} />
      <section>
        <h2>{words('engineSettings.measured')}</h2>
        <p class="soft">{words('engineSettings.measuredWhy')}</p>
        <p>
          <button type="button" onClick={() => void state.forgetAll()}>
            {words('engineSettings.forgetAll')}
          </button>
        </p>
      </section>
    </div>
  )
}

const DEFAULT_HOST = 'https://huggingface.co'

function HostSetting({ state, host = DEFAULT_HOST }: { state: ModelsState; host: string | undefined }) {
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
    <section>
      <h2>{words('engineSettings.host')}</h2>
      <p class="soft">{words('engineSettings.hostWhy')}</p>
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
    </section>
  )
}

const MINUTES = [1, 5, 15, 30, 60]
const DEFAULT_MINUTES = 5

function IdleSetting({
  state,
  minutes = DEFAULT_MINUTES,
}: {
  state: ModelsState
  minutes: number | undefined
}) {
  return (
    <section>
      <h2>{words('engineSettings.idle')}</h2>
      <p class="soft">{words('engineSettings.idleWhy')}</p>
      <select
        aria-label={words('engineSettings.idle')}
        value={minutes}
        onChange={(event) => {
          const chosen = Number(event.currentTarget.value)
          void state.prefer({ idleMinutes: chosen === DEFAULT_MINUTES ? null : chosen })
        }}
      >
        {[...new Set([...MINUTES, minutes])]
          .toSorted((a, b) => a - b)
          .map((count) => (
            <option key={count} value={count}>
              {counted('engineSettings.idleMinutes', count)}
            </option>
          ))}
      </select>
    </section>
  )
}

function Overrides({ state, rungs }: { state: ModelsState; rungs: NonNullable<ModelPreferences['rungs']> }) {
  const all = Object.entries(rungs)
  return (
    <section>
      <h2>{words('engineSettings.overrides')}</h2>
      {all.length === 0 && <p class="soft">{words('engineSettings.overridesNone')}</p>}
      <ul class="overrides">
        {all.map(([model, rung]) => (
          <li key={model}>
            {modelName(model)}: {rungWords(rung)}
            <button
              type="button"
              class="quiet"
              aria-label={words('models.action', {
                action: words('engineSettings.overrideReset'),
                name: modelName(model),
              })}
              onClick={() => void state.runOn(model, null)}
            >
              {words('engineSettings.overrideReset')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
