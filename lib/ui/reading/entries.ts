import { MODES, THEMES } from '../../messaging/page-contract'
import { SUMMARY_KINDS, SUMMARY_LENGTHS } from '../../messaging/reading-contract'
import { entriesOf } from '../options/entry'
import { kindWords, lengthWords } from '../summary-words'
import { words } from '../words'
import { modeName, themeName } from './look-words'

export const READING = entriesOf('reading', {
  mode: { title: () => words('panel.mode'), about: () => MODES.map(modeName) },
  theme: { title: () => words('pages.theme'), about: () => THEMES.map(themeName) },
  hover: { title: () => words('pages.hover'), why: () => words('pages.hoverWhy') },
  summaryKind: {
    title: () => words('sidePanel.kind'),
    about: () => [summary(), ...SUMMARY_KINDS.map(kindWords)],
  },
  summaryLength: {
    title: () => words('sidePanel.length'),
    about: () => [summary(), ...SUMMARY_LENGTHS.map(lengthWords)],
  },
  summaryLanguage: {
    title: () => words('reading.summaryLanguage'),
    about: () => [summary(), words('reading.summaryLanguageWhy')],
  },
})

function summary(): string {
  return words('reading.summaries')
}
