import { browser } from 'wxt/browser'
import { TRANSLATE_PAGE_KEY, type TranslatePageTask } from '../../lib/background/translate-page'

/**
 * What the page was opened with; it is read once, then gone. Null for an id that is not, or no longer, there: the page was
 * reloaded, or opened by itself.
 */
export async function takeTask(id: string): Promise<TranslatePageTask | null> {
  if (id === '') return null
  const stored = await browser.storage.session.get(TRANSLATE_PAGE_KEY)
  const tasks = (stored[TRANSLATE_PAGE_KEY] ?? {}) as Record<string, TranslatePageTask>
  if (!Object.hasOwn(tasks, id)) return null
  const { [id]: task = null, ...others } = tasks
  await browser.storage.session.set({ [TRANSLATE_PAGE_KEY]: others })
  return task
}
