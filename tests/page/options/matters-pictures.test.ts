/** Pictures of the matters of the options, one by one, and of the search over them. */
import { page, userEvent } from 'vitest/browser'
import { stored, verdict } from '../../fixtures/stored-models'
import { press, showOptions } from './options-fixture'
import { type States, takePictures } from './pictures'

const DE_EN = 'Xenova/opus-mt-de-en'
const NLLB = 'Xenova/nllb-200-distilled-600M'

const some = () => ({
  stored: [stored({ id: DE_EN, bytes: 53e6 }), stored({ id: NLLB, bytes: 890e6 })],
  verdicts: [verdict(NLLB), verdict(DE_EN)],
})

const states: States = {
  languages: () =>
    void showOptions({
      hash: '#languages',
      mayReadAll: true,
      settings: {
        rules: {
          languages: { always: ['fr', 'de'], never: [] },
          sites: { always: [], never: ['example.org', 'news.example.com'] },
        },
      },
    }),
  general: () =>
    void showOptions({
      hash: '#general',
      mayReadAll: true,
      settings: { selectionIcon: { shown: true, hiddenOn: ['docs.example.com'] } },
    }),
  searching: async () => {
    showOptions({ hash: '#general' })
    await page.getByRole('combobox', { name: 'Search all settings' }).fill('sites')
  },
  lit: async () => {
    showOptions({ hash: '#general' })
    await page.getByRole('combobox', { name: 'Search all settings' }).fill('never translate these sites')
    await userEvent.keyboard('{Enter}')
  },
  reading: () => void showOptions({ hash: '#reading' }),
  privacy: () => void showOptions({ ...some(), hash: '#privacy' }),
  shortcuts: () =>
    void showOptions({
      hash: '#shortcuts',
      commands: [
        { name: 'translate-selection', keys: 'Alt+G', suggested: 'Alt+G' },
        { name: 'translate-page', keys: '', suggested: 'Alt+Shift+G' },
        { name: 'ask-page', keys: '', suggested: '' },
        { name: 'summarise-page', keys: 'Alt+G', suggested: 'Alt+Shift+S' },
      ],
    }),
  'advanced-plan': async () => {
    const { transfer } = showOptions({ hash: '#advanced' })
    const settings = { target: 'de', theme: 'bar', mode: 'sideways', voice: { rate: 1.2 } }
    const file = { kind: 'gloss settings', version: 2, settings, engine: { quality: 'speed' } }
    await transfer.read(new File([JSON.stringify(file)], 'gloss-settings.json'))
    await press('Delete everything…')
    page
      .getByRole('group', { name: /would change/ })
      .element()
      .scrollIntoView()
  },
  advanced: () =>
    void showOptions({
      ...some(),
      hash: '#advanced',
      overview: {
        preferences: {
          host: 'https://models.example.org',
          rungs: { [NLLB]: { device: 'wasm', dtype: 'q8', threads: 1 } },
        },
      },
    }),
}

takePictures(states, ['searching', 'reading', 'advanced-plan'])
