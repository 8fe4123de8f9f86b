/** What the welcome page knows: the real engine behind its one text, the choices it offers, the keys. */
import { signal } from '@preact/signals'
import { browser } from 'wxt/browser'
import { openOptionsAt } from '../../lib/background/open-options'
import { remoteModels } from '../../lib/messaging/remote-models'
import { watchChoices } from '../../lib/ui/options/watch-choices'
import { watchCommands } from '../../lib/ui/shortcuts/watch-commands'
import { watchTargetLanguage } from '../../lib/ui/target-language'
import { createPageTranslator } from '../../lib/ui/translator/page-translator'
import { STARTER, STARTER_SOURCE, STARTER_TARGET, STARTER_TEXT } from '../../lib/ui/welcome/starter'
import type { Welcome } from '../../lib/ui/welcome/welcome-view'

export async function openWelcome(): Promise<Welcome> {
  const [language, choices, commands] = await Promise.all([
    watchTargetLanguage(),
    watchChoices(),
    watchCommands(),
  ])
  const openOptions = (hash: string) => void openOptionsAt({ hash })
  const target = signal(STARTER_TARGET)
  const translator = createPageTranslator(
    { target, chooseTarget: () => {}, lendTarget: () => {} },
    {
      detector: (text) => browser.i18n.detectLanguage(text),
      models: remoteModels,
      model: STARTER.id,
      isPrivate: true, // computed each time, or a second press would prove nothing
      choose: () => openOptions('models'),
    },
  )
  translator.chooseSource(STARTER_SOURCE)
  translator.edit(STARTER_TEXT)
  return { translator, language, choices, commands, openOptions }
}
