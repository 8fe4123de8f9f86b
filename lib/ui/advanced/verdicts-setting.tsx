/** What was found out about models on this computer, and how to forget it. */
import type { ModelsState } from '../models/models-state'
import { Section } from '../options/setting'
import { words } from '../words'
import { ADVANCED } from './entries'

export const VerdictsSetting = ({ state }: { state: ModelsState }) => (
  <Section of={ADVANCED.verdicts}>
    <p>
      <button type="button" onClick={() => void state.forgetAll()}>
        {words('engineSettings.forgetAll')}
      </button>
    </p>
  </Section>
)
