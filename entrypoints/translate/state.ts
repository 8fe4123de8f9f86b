import type { ReadonlySignal } from '@preact/signals'
import { browser } from 'wxt/browser'
import { openOptions } from '../../lib/background/open-options'
import type { TranslatePageTask } from '../../lib/background/translate-page'
import { remoteModels } from '../../lib/messaging/remote-models'
import type { NetworkFacts } from '../../lib/models/store/facts'
import { errorSentence } from '../../lib/ui/error-sentence'
import { placeName } from '../../lib/ui/format'
import { watchTargetLanguage } from '../../lib/ui/target-language'
import { createPageTranslator } from '../../lib/ui/translator/page-translator'
import type { Translator } from '../../lib/ui/translator/translator'
import { watchNetwork } from '../../lib/ui/watch-network'
import { words } from '../../lib/ui/words'
import { takeTask } from './take-task'

export interface TranslatePage {
  translator: Translator
  wasGivenText: boolean
  /** Why the text is shown here, in one sentence; empty when nobody needs telling. */
  notice: string
  network: ReadonlySignal<NetworkFacts | null | undefined>
}

/** `id` names the text that was handed over; with one, translation starts at once. */
export async function openTranslatePage(id: string): Promise<TranslatePage> {
  const [task, target] = await Promise.all([takeTask(id), watchTargetLanguage()])
  const translator = createPageTranslator(target, {
    detector: (text) => browser.i18n.detectLanguage(text),
    models: remoteModels,
    choose: (source, target) => void openOptions({ source, target }),
    isPrivate: task?.isPrivate ?? false,
  })
  if (task) {
    translator.edit(task.text)
    void translator.translate()
  }
  return {
    translator,
    wasGivenText: task !== null,
    notice: task ? noticeFor(task) : '',
    network: watchNetwork(),
  }
}

/** With a text, why the translation stands here: nothing has failed, the text only moved. Without one, why there is none. */
export function noticeFor({ text, reason }: TranslatePageTask): string {
  if (!reason) return ''
  if (text === '' || reason.code !== 'page-closed') return errorSentence(reason).text
  const place = placeName(reason.values.url)
  return place ? words('translate.openedFor', { place }) : words('translate.openedForPage')
}
