/** How long a model that nobody uses stays in memory. */
import { counted } from '../counted'
import type { ModelsState } from '../models/models-state'
import { ChoiceSection } from '../options/setting'
import { ADVANCED } from './entries'

const MINUTES = [1, 5, 15, 30, 60]
const DEFAULT_MINUTES = 5

interface Props {
  state: ModelsState
  minutes: number | undefined
}

export const IdleSetting = ({ state, minutes = DEFAULT_MINUTES }: Props) => (
  <ChoiceSection
    of={ADVANCED.idle}
    value={minutes}
    options={[...new Set([...MINUTES, minutes])].toSorted((a, b) => a - b)}
    name={(count) => counted('engineSettings.idleMinutes', count)}
    choose={(chosen) => void state.prefer({ idleMinutes: chosen === DEFAULT_MINUTES ? null : chosen })}
  />
)
