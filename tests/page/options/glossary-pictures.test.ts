/** Pictures of the glossary among the options: empty, with words, with one being changed. */
import type { GlossaryEntry } from '../../../lib/messaging/contract'
import { press, showOptions } from './options-fixture'
import { type States, takePictures } from './pictures'

const CAR: GlossaryEntry = {
  term: 'voiture',
  translation: 'automobile',
  source: 'fr',
  target: 'en',
  match: 'beginning',
  matchCase: false,
}
const WORDS: GlossaryEntry[] = [
  CAR,
  { ...CAR, term: 'Kraftfahrzeughaftpflichtversicherung', source: null, match: 'word', matchCase: true },
  { ...CAR, term: 'Orange', translation: null, source: null, target: null, match: 'word' },
  { ...CAR, term: 'مكتبة', translation: 'reading room', source: 'ar', match: 'word' },
]

/** Alone: it stands below what a window shows. */
function show(glossary: GlossaryEntry[]): void {
  showOptions({ hash: '#languages', overview: { preferences: { glossary } } })
  for (const section of document.querySelectorAll<HTMLElement>('main section'))
    if (section.dataset['setting'] !== 'glossary') section.style.display = 'none'
}

const states: States = {
  'glossary-empty': () => show([]),
  glossary: async () => {
    show(WORDS)
    await press('Edit voiture')
  },
}

takePictures(states, ['glossary'])
