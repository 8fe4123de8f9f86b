import { browser } from 'wxt/browser'
import type { ErrorData } from '../../lib/messaging/errors'
import { errorSentence } from '../../lib/ui/error-sentence'
import { placeName } from '../../lib/ui/format'
import { watchTargetLanguage } from '../../lib/ui/target-language'
import { createPageTranslator } from '../../lib/ui/translator/page-translator'
import type { Translator } from '../../lib/ui/translator/translator'
import { words } from '../../lib/ui/words'
import { takeTask } from './take-task'

export interface TranslatePage {
  translator: Translator
  wasGivenText: boolean
  /** Why the text is shown here, in one sentence; empty when nobody needs telling. */
  notice: string
}

/** `id` names the text that was handed over; with one, translation starts at once. */
export async function openTranslatePage(id: string): Promise<TranslatePage> {
  const [task, target] = await Promise.all([takeTask(id), watchTargetLanguage()])
  const translator = createPageTranslator(target, (text) => browser.i18n.detectLanguage(text))
  if (task) {
    translator.edit(task.text)
    void translator.translate()
  }
  return { translator, wasGivenText: task !== null, notice: task?.reason ? noticeOf(task.reason) : '' }
}

/** The error as the page's own sentence: here nothing has failed, the text only moved. */
export function noticeOf(reason: ErrorData): string {
  if (reason.code === 'page-closed') {
    const place = placeName(reason.values.url)
    return place ? words('translate.openedFor', { place }) : words('translate.openedForPage')
  }
  if (reason.code === 'frame-closed') {
    return words('translate.openedForFrame', {
      origin: placeName(reason.values.origin) || reason.values.origin,
    })
  }
  return errorSentence(reason).text
}
