/** What the browser's menu says is selected, where no script reaches it: a text without places. */
import { browser } from 'wxt/browser'
import { type Detector, detectLanguage } from '../../lib/text/language'
import { cutPassages } from '../../lib/text/passages'
import { plainText } from '../../lib/text/plain-text'
import { countWords } from '../../lib/text/words'
import type { Source, Want } from '../../lib/ui/panel/source'

export async function sourceOfText(
  tabId: number,
  selected: string,
  want: Want,
  detector: Detector,
  isPrivate: boolean,
): Promise<Source> {
  const text = plainText(selected)
  const language = await detectLanguage(text, null, detector)
  const tab = await browser.tabs.get(tabId).catch(() => null)
  return {
    want,
    name: '',
    title: tab?.title ?? '',
    address: tab?.url ?? '',
    language,
    extent: 'selection',
    passages: cutPassages([{ kind: 'paragraph', level: 0, text }], language ?? 'und'),
    words: countWords(text),
    isPrivate,
    places: null,
  }
}
