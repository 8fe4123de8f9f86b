/** The entries, a row each, with what can be done with it. On a narrow page a row becomes a few lines. */
import type { GlossaryEntry } from '../../messaging/contract'
import { count, languageName, pairName } from '../format'
import { factsInRow } from '../in-a-row'
import { words } from '../words'
import { type GlossaryState, MOST_ROWS, isSame } from './glossary-state'
import { matchName } from './match-name'

/** Fewer are seen at a glance. */
const SEARCHED_FROM = 12

export function GlossaryTable({ state }: { state: GlossaryState }) {
  const all = state.entries.value
  const rows = state.found.value.slice(0, MOST_ROWS)
  if (all.length === 0) return <p class="soft">{words('glossary.none')}</p>
  return (
    <>
      {all.length >= SEARCHED_FROM && (
        <input
          type="search"
          spellcheck={false}
          aria-label={words('glossary.search')}
          placeholder={words('glossary.search')}
          value={state.search.value}
          onInput={(event) => (state.search.value = event.currentTarget.value)}
        />
      )}
      <table class="glossary-table">
        <thead>
          <tr>
            <th scope="col">{words('glossary.term')}</th>
            <th scope="col">{words('glossary.translation')}</th>
            <th scope="col">{words('glossary.languages')}</th>
            <th scope="col">
              <span class="spoken">{words('glossary.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <Row key={JSON.stringify(entry)} state={state} entry={entry} />
          ))}
        </tbody>
      </table>
      {rows.length < all.length && (
        <p class="soft" role="status">
          {words('glossary.shown', { shown: count(rows.length), all: count(all.length) })}
        </p>
      )}
    </>
  )
}

function Row({ state, entry }: { state: GlossaryState; entry: GlossaryEntry }) {
  const { term, translation, source, target, match, matchCase } = entry
  const how = [match !== 'word' && matchName(match), matchCase && words('glossary.matchCase')].filter(Boolean)
  return (
    <tr data-edited={isSame(state.edited.value, entry)}>
      <th scope="row">
        <bdi lang={source ?? undefined}>{term}</bdi>
        {how.length > 0 && <small class="soft">{factsInRow(...how)}</small>}
      </th>
      <td>
        {translation === null ? (
          <span class="soft">{words('glossary.stays')}</span>
        ) : (
          <bdi lang={target ?? undefined}>{translation}</bdi>
        )}
      </td>
      <td class="soft">{languages(source, target)}</td>
      <td>
        <button
          type="button"
          class="quiet"
          aria-label={words('glossary.editOne', { term })}
          onClick={() => state.edit(entry)}
        >
          {words('glossary.edit')}
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={words('glossary.deleteOne', { term })}
          onClick={() => void state.remove(entry)}
        >
          {words('glossary.delete')}
        </button>
      </td>
    </tr>
  )
}

function languages(source: string | null, target: string | null): string {
  if (source !== null && target !== null) return pairName(source, target)
  if (source !== null) return words('glossary.onlyFrom', { language: languageName(source) })
  return target === null
    ? words('glossary.any')
    : words('glossary.onlyInto', { language: languageName(target) })
}
