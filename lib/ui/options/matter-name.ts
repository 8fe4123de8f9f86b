import { words } from '../words'
import type { Matter } from './matters'

const NAMES: Record<Matter, () => string> = {
  general: () => words('options.general'),
  languages: () => words('options.languages'),
  models: () => words('options.models'),
  reading: () => words('options.reading'),
  privacy: () => words('options.privacy'),
  shortcuts: () => words('options.shortcuts'),
  advanced: () => words('options.advanced'),
}

export const matterName = (matter: Matter): string => NAMES[matter]()
