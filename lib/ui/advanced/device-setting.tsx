/** Models that the reader has told where to run, whatever was measured. */
import type { ModelPreferences } from '../../messaging/models-contract'
import { modelName } from '../model-name'
import type { ModelsState } from '../models/models-state'
import { Section } from '../options/setting'
import { rungWords } from '../rung-words'
import { words } from '../words'
import { ADVANCED } from './entries'

interface Props {
  state: ModelsState
  rungs: NonNullable<ModelPreferences['rungs']>
}

export function DeviceSetting({ state, rungs }: Props) {
  const all = Object.entries(rungs)
  return (
    <Section of={ADVANCED.device}>
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
    </Section>
  )
}
