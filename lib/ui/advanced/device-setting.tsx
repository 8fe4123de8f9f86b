import { withName } from '../in-a-row'
/** Where each model that is here runs: by measuring, unless the reader says otherwise. */
import { modelName } from '../model-name'
import { isHere } from '../models/model-status'
import type { ModelsState } from '../models/models-state'
import { RungSelect } from '../models/rung-select'
import { Section } from '../options/setting'
import { rungWords } from '../rung-words'
import { words } from '../words'
import { ADVANCED } from './entries'

export function DeviceSetting({ state }: { state: ModelsState }) {
  const { models = [], preferences } = state.overview.value ?? {}
  const rungs = preferences?.rungs ?? {}
  const here = models.filter(isHere)
  /** A model that was deleted may come again, and would run there. */
  const gone = Object.entries(rungs).filter(([model]) => !here.some(({ entry }) => entry.id === model))
  return (
    <Section of={ADVANCED.device}>
      <div class="devices">
        {here.map((known) => (
          <RungSelect
            key={known.entry.id}
            known={known}
            label={known.entry.name}
            threads={state.threads}
            chosen={rungs[known.entry.id] ?? null}
            choose={(rung) => void state.runOn(known.entry.id, rung)}
          />
        ))}
      </div>
      <ul class="overrides">
        {gone.map(([model, rung]) => (
          <li key={model}>
            <span>{withName(modelName(model), rungWords(rung))}</span>
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
