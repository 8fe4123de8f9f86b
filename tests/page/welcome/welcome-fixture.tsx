/** The page after the installation over plain signals: the engine is a fake, the browser's answers are the test's. */
import '../../fixtures/page-words'
import '../../../entrypoints/welcome/style.css'
import { signal } from '@preact/signals'
import { render } from 'preact'
import { parseSettings } from '../../../lib/settings/parse-settings'
import { createChoicesState } from '../../../lib/ui/options/choices-state'
import { createTranslator } from '../../../lib/ui/translator/translator'
import { STARTER, STARTER_SOURCE, STARTER_TARGET, STARTER_TEXT } from '../../../lib/ui/welcome/starter'
import { WelcomeView } from '../../../lib/ui/welcome/welcome-view'
import { fakeEngine } from '../../fixtures/fake-engine'
import { fakeModels } from '../../fixtures/fake-models'

export function showWelcome(into = 'en') {
  const engine = fakeEngine()
  const translator = createTranslator({
    engine,
    models: fakeModels().models,
    detect: async () => STARTER_SOURCE,
    target: signal(STARTER_TARGET),
    chooseTarget: () => {},
    lendTarget: () => {},
    copy: async () => {},
    choose: () => {},
    model: STARTER.id,
    isPrivate: true,
  })
  translator.chooseSource(STARTER_SOURCE)
  translator.edit(STARTER_TEXT)
  const target = signal(into)
  const mayReadAll = signal(false)
  const asked: string[] = []
  const browser = { answer: true }
  const opened: string[] = []
  const choices = createChoicesState({
    settings: signal(parseSettings({}, 'en')),
    changeSettings: async () => {},
    mayReadAll,
    request: async () => {
      asked.push('request')
      return (mayReadAll.value = browser.answer)
    },
    giveBack: async () => !(mayReadAll.value = false),
  })
  const welcome = {
    translator,
    language: {
      target,
      chooseTarget: (tag: string) => void (target.value = tag),
      lendTarget: (tag: string) => void (target.value = tag),
    },
    choices,
    commands: signal([
      { name: 'translate-selection', keys: 'Alt+G', suggested: 'Alt+G' },
      { name: 'translate-page', keys: 'Ctrl+Shift+9', suggested: 'Alt+Shift+G' },
      { name: 'ask-page', keys: '', suggested: '' },
    ]),
    openOptions: (hash: string) => void opened.push(hash),
  }
  render(<WelcomeView welcome={welcome} />, document.body)
  return { ...welcome, engine, target, mayReadAll, asked, browser, opened }
}

export const clear = () => {
  render(null, document.body)
  document.documentElement.dir = ''
  document.documentElement.lang = 'en'
}
