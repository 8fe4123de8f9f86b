import { entriesOf } from '../options/entry'
import { words } from '../words'

export const MODELS = entriesOf('models', {
  storage: { title: () => words('store.budget'), about: () => [words('store.title')] },
  errands: { title: () => words('store.check'), about: () => [words('store.updates')] },
  own: {
    title: () => words('own.title'),
    about: () => [words('own.why'), words('own.fromHub'), words('own.fromFolder')],
  },
  table: {
    title: () => words('models.search'),
    about: () => [words('models.onThisComputer'), words('models.toDownload'), words('models.runsOn')],
  },
})
