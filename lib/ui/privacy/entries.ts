import { entriesOf } from '../options/entry'
import { words } from '../words'

export const PRIVACY = entriesOf('privacy', {
  network: {
    title: () => words('privacy.network'),
    why: () => words('network.why'),
    about: () => [words('network.clear')],
  },
  remembered: {
    title: () => words('engineSettings.memory'),
    why: () => words('engineSettings.memoryWhy'),
    about: () => [
      words('engineSettings.memoryOnDisk'),
      words('engineSettings.memorySite'),
      words('engineSettings.memoryForget'),
    ],
  },
  history: {
    title: () => words('history.title'),
    why: () => words('history.why'),
    about: () => [words('history.keep'), words('history.exportJson'), words('history.exportCsv')],
  },
})
