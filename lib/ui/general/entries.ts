import { entriesOf } from '../options/entry'
import { words } from '../words'
import { QUALITIES, qualityWords } from './quality-words'

export const GENERAL = entriesOf('general', {
  target: { title: () => words('pages.target') },
  ownLanguage: { title: () => words('general.ownLanguage'), why: () => words('general.ownLanguageWhy') },
  quality: {
    title: () => words('engineSettings.quality'),
    why: () => words('engineSettings.qualityWhy'),
    about: () => QUALITIES.map(qualityWords),
  },
  pageBar: { title: () => words('pages.bar') },
  selectionIcon: { title: () => words('pages.icon'), about: () => [words('pages.iconHidden')] },
})
