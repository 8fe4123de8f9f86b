/** What was found out about models on this computer, by model, and how to forget it. */
import { modelName } from '../model-name'
import type { ModelsState } from '../models/models-state'
import { VerdictList } from '../models/verdict-list'
import { Section } from '../options/setting'
import { words } from '../words'
import { ADVANCED } from './entries'

export function VerdictsSetting({ state }: { state: ModelsState }) {
  const measured = (state.overview.value?.models ?? []).filter(({ verdicts }) => verdicts.length > 0)
  if (measured.length === 0)
    return (
      <Section of={ADVANCED.verdicts}>
        <p class="soft">{words('models.notMeasured')}</p>
      </Section>
    )
  return (
    <Section of={ADVANCED.verdicts}>
      <div class="measured">
        {measured.map(({ entry: { id }, verdicts }) => (
          <div key={id}>
            <h3>{modelName(id)}</h3>
            <VerdictList verdicts={verdicts} />
            <button
              type="button"
              class="quiet"
              aria-label={words('models.action', { action: words('models.forget'), name: modelName(id) })}
              onClick={() => void state.model(id).forget()}
            >
              {words('models.forget')}
            </button>
          </div>
        ))}
      </div>
      <p>
        <button type="button" onClick={() => void state.forgetAll()}>
          {words('engineSettings.forgetAll')}
        </button>
      </p>
    </Section>
  )
}
