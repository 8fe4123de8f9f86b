import { entriesOf } from '../options/entry'
import { words } from '../words'

export const PRIVACY = entriesOf('privacy', {
  network: { title: () => words('privacy.network') },
  remembered: {
    title: () => words('engineSettings.memory'),
    why: () => words('engineSettings.memoryWhy'),
    about: () => [
      words('engineSettings.memoryOnDisk'),
      words('engineSettings.memorySite'),
      words('engineSettings.memoryForget'),
    ],
  },
})
