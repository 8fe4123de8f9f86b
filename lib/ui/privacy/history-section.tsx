/** The history: whether it is kept, what is in it, and everything that can be done with it. */
import { HISTORY_BOUNDS } from '../../messaging/history-changes'
import { counted } from '../counted'
import { byteSize, count, dataSize } from '../format'
import { Confirm } from '../models/confirm'
import { Failure } from '../models/errands'
import { Section } from '../options/setting'
import { words } from '../words'
import { PRIVACY } from './entries'
import { HistoryItem } from './history-item'
import type { HistoryState } from './history-state'

interface Props {
  history: HistoryState
  isOn: boolean
  turn(isOn: boolean): void
}

export function HistorySection({ history, isOn, turn }: Props) {
  const shown = history.shown.value
  const error = history.error.value
  const { entries: mostEntries, bytes: mostBytes } = HISTORY_BOUNDS
  return (
    <Section of={PRIVACY.history}>
      <p class="soft">{words('history.sealed', { count: count(mostEntries), size: byteSize(mostBytes) })}</p>
      <label class="check">
        <input type="checkbox" checked={isOn} onChange={(event) => turn(event.currentTarget.checked)} />
        {words('history.keep')}
      </label>
      {error && <Failure error={error} />}
      <div role="status" class="soft">
        {shown && <Summary entries={shown.count} bytes={shown.bytes} isOn={isOn} />}
      </div>
      {shown && shown.count > 0 && <Entries history={history} total={shown.count} />}
    </Section>
  )
}

function Summary({ entries, bytes, isOn }: { entries: number; bytes: number; isOn: boolean }) {
  if (entries === 0) return isOn ? <p>{words('history.empty')}</p> : null
  return (
    <>
      <p>{counted('history.count', entries, { size: dataSize(bytes) })}</p>
      {!isOn && <p>{words('history.off')}</p>}
    </>
  )
}

function Entries({ history, total }: { history: HistoryState; total: number }) {
  const { entries = [], next = null } = history.shown.value ?? {}
  return (
    <div class="history">
      <input
        type="search"
        spellcheck={false}
        aria-label={words('history.search')}
        placeholder={words('history.search')}
        value={history.words.value}
        onInput={(event) => history.search(event.currentTarget.value)}
      />
      {entries.length === 0 && (
        <p role="status" class="soft">
          {words('history.nothing')}
        </p>
      )}
      <ul aria-label={words('history.title')}>
        {entries.map((entry) => (
          <HistoryItem key={entry.id} entry={entry} history={history} />
        ))}
      </ul>
      {next !== null && (
        <button type="button" onClick={() => void history.more()}>
          {words('privacy.more')}
        </button>
      )}
      <p class="actions">
        <button type="button" onClick={() => void history.export('json')}>
          {words('history.exportJson')}
        </button>
        <button type="button" onClick={() => void history.export('csv')}>
          {words('history.exportCsv')}
        </button>
        <Confirm
          label={words('history.deleteAll')}
          name={words('history.title')}
          question={counted('history.deleteSure', total)}
          confirmed={() => void history.clear()}
        />
      </p>
    </div>
  )
}
