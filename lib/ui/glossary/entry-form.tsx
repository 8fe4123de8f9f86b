/** One entry to be added or changed. An empty translation is one, too: the word stays as it is. */
import { useEffect, useRef } from 'preact/hooks'
import { MATCHES, MOST_TERM_CHARACTERS } from '../../text/glossary-entry'
import { LanguageSelect } from '../language-select'
import { words } from '../words'
import type { GlossaryState } from './glossary-state'
import { matchName } from './match-name'

export function EntryForm({ state }: { state: GlossaryState }) {
  const term = useRef<HTMLInputElement>(null)
  const { term: typed, translation, source, target, match, matchCase } = state.draft.value
  const edited = state.edited.value
  const isEdited = edited !== null
  useEffect(() => {
    if (edited) term.current?.focus()
  }, [edited])
  return (
    <form
      class="glossary-form"
      aria-label={words(isEdited ? 'glossary.change' : 'glossary.add')}
      onSubmit={(event) => {
        event.preventDefault()
        void state.save().then(() => term.current?.focus())
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isEdited) state.stop()
      }}
    >
      <label>
        {words('glossary.term')}
        <input
          ref={term}
          type="text"
          dir="auto"
          maxLength={MOST_TERM_CHARACTERS}
          value={typed}
          onInput={(event) => state.type({ term: event.currentTarget.value })}
        />
      </label>
      <label>
        {words('glossary.translation')}
        <input
          type="text"
          dir="auto"
          maxLength={MOST_TERM_CHARACTERS}
          placeholder={words('glossary.stays')}
          value={translation ?? ''}
          onInput={({ currentTarget: { value } }) =>
            state.type({ translation: value.trim() === '' ? null : value })
          }
        />
      </label>
      <LanguageSelect
        label={words('glossary.from')}
        value={source}
        none={words('glossary.any')}
        choose={(tag) => state.type({ source: tag })}
      />
      <LanguageSelect
        label={words('glossary.into')}
        value={target}
        none={words('glossary.any')}
        choose={(tag) => state.type({ target: tag })}
      />
      <label class="glossary-match">
        {words('glossary.match')}
        <select
          value={match}
          onChange={(event) => state.type({ match: MATCHES[event.currentTarget.selectedIndex] ?? 'word' })}
        >
          {MATCHES.map((one) => (
            <option key={one} value={one}>
              {matchName(one)}
            </option>
          ))}
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={matchCase}
          onChange={(event) => state.type({ matchCase: event.currentTarget.checked })}
        />
        {words('glossary.matchCase')}
      </label>
      <p class="glossary-buttons">
        <button type="submit" class="primary" disabled={typed.trim() === ''}>
          {words(isEdited ? 'glossary.save' : 'glossary.add')}
        </button>
        {isEdited && (
          <button type="button" onClick={() => state.stop()}>
            {words('glossary.cancel')}
          </button>
        )}
      </p>
    </form>
  )
}
