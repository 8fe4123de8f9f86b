import type { ModelPreferences } from '../../messaging/models-contract'
import { words } from '../words'

export type Quality = NonNullable<ModelPreferences['quality']> | 'auto'

export const QUALITIES: readonly Quality[] = ['auto', 'speed', 'quality']

export function qualityWords(quality: Quality): string {
  if (quality === 'auto') return words('engineSettings.qualityAuto')
  return quality === 'speed' ? words('engineSettings.qualitySpeed') : words('engineSettings.qualityQuality')
}
