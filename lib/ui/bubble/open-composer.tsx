/**
 * Opens the field to write in another language beside an editor on the page. What is written in it stays as long as the page
 * does, closed or not, until it was inserted.
 */
import { toErrorData } from '../../messaging/errors'
import type { FoundSelection } from '../../page/find-selection'
import { replaceSelection } from '../../page/replace-selection'
import { Composer } from './composer'
import { type ComposerInput, type ComposerState, composerState } from './composer-state'
import { copyText } from './copy-text'
import { keepFocus } from './keep-focus'
import { FULL_WIDTH, type OpenBubble, focusDialog, openSurface } from './open-surface'
import { swallowKeyUp } from './swallow-key-up'
import { theirLanguage } from './their-language'
import offer from '../offer/offer.css?inline'
import styles from './bubble.css?inline'
import composer from './composer.css?inline'
import controls from './controls.css?inline'

export interface ComposerWorld extends Omit<ComposerInput, 'text' | 'mine' | 'theirs'> {
  readTarget: () => Promise<string>
}

/** What was written and not inserted, for each page script. */
const drafts = new WeakMap<ComposerWorld, string>()

/**
 * Null where the signal was aborted before it stood there.
 *
 * @param found where it is inserted: the caret, or a selection, which is what is written to begin with
 */
export async function openComposer(
  document: Document,
  found: FoundSelection,
  world: ComposerWorld,
  signal: AbortSignal,
): Promise<(OpenBubble & { state: ComposerState }) | null> {
  const mine = await world.readTarget()
  const theirs = found.editor && (await theirLanguage(found.editor, mine, world.detector))
  if (signal.aborted) return null
  const text = found.text.trim() || (drafts.get(world) ?? '')
  const state = composerState({ ...world, mine, theirs, text })
  let isHeld = false

  const insert = async (key?: string) => {
    const windows = found.documents.map(({ defaultView }) => defaultView)
    if (key) swallowKeyUp(key, new Set([document.defaultView, ...windows]))
    isHeld = true
    try {
      await replaceSelection(found, state.there.output.text())
      state.there.edit('')
      surface.close(false)
    } catch (error) {
      state.there.refuse(toErrorData(error))
      focusDialog(surface)
    }
    isHeld = false
  }

  const beside = { ...found, width: FULL_WIDTH, isHeld: () => isHeld }
  const surface = openSurface(document, controls + styles + offer + composer, beside, (close, root) => (
    <Composer state={state} copy={(text) => copyText(text, root)} insert={insert} close={close} />
  ))
  surface.closed.addEventListener('abort', () => {
    drafts.set(world, state.there.text.value)
    state.close()
    if (surface.closed.reason === 'refocus') found.restoreFocus()
  })
  const dialog = surface.root.querySelector<HTMLElement>('.bubble')
  if (dialog) keepFocus(surface.root, dialog)
  void state.translate()
  return { ...surface, state }
}
