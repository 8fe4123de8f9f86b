/** One entry of the history: closed, its beginning; open, all of it and what can be done with it. Texts of pages and models are text. */
import type { HistoryEntry } from '../../messaging/history-contract'
import { directionOf } from '../../text/languages'
import { moment, pairName, placeName } from '../format'
import { factsInRow } from '../in-a-row'
import { words } from '../words'
import type { HistoryState } from './history-state'

export function HistoryItem({ entry, history }: { entry: HistoryEntry; history: HistoryState }) {
  const { id, text, result, source, target, kind } = entry
  const isCopied = history.copied.value === id
  return (
    <li>
      <details>
        <summary>
          <span class="soft about">{aboutWords(entry)}</span>
          <span class="line" lang={source} dir={directionOf(source)}>
            {text}
          </span>
          <span class="line soft" lang={target} dir={directionOf(target)}>
            {result}
          </span>
        </summary>
        <p class="whole" lang={source} dir={directionOf(source)}>
          {text}
        </p>
        <p class="whole" lang={target} dir={directionOf(target)}>
          {result}
        </p>
        <p class="actions">
          {kind === 'translation' && (
            <button type="button" class="quiet" onClick={() => history.openAgain(entry)}>
              {words('history.open')}
            </button>
          )}
          <button type="button" class="quiet" onClick={() => void history.copy(entry)}>
            {isCopied ? words('translate.copied') : words('translate.copy')}
          </button>
          <button type="button" class="quiet" onClick={() => void history.remove(id)}>
            {words('models.delete')}
          </button>
        </p>
      </details>
    </li>
  )
}

function aboutWords({ kind, source, target, site, atMs }: HistoryEntry): string {
  const what = {
    translation: () => pairName(source, target),
    summary: () => words('history.summary'),
    question: () => words('history.question'),
  }[kind]()
  return factsInRow(what, placeName(site) || words('history.typed'), moment(atMs))
}
