/**
 * The field on top of the options and what it finds, by page. A combobox as ARIA has it: the focus stays in the field, arrows go
 * through the list, Enter leads to what they stand on, Esc closes the list and then empties the field.
 */
import { useId } from 'preact/hooks'
import { counted } from '../counted'
import { words } from '../words'
import { matterName } from './matter-name'
import type { Result, SearchState } from './search-state'

export function SearchBox({ search }: { search: SearchState }) {
  const id = useId()
  const results = search.results.value
  const isOpen = results.length > 0
  const optionId = (index: number) => `${id}-${index}`
  return (
    <search class="search">
      <input
        type="text"
        role="combobox"
        spellcheck={false}
        autocomplete="off"
        aria-label={words('options.search')}
        placeholder={words('options.search')}
        aria-expanded={isOpen}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? optionId(search.active.value) : undefined}
        value={search.text.value}
        onInput={(event) => search.type(event.currentTarget.value)}
        onBlur={() => search.close()}
        onKeyDown={(event) => {
          if (event.isComposing || !keys(search)[event.key]?.()) return
          event.preventDefault()
        }}
      />
      <p class="spoken" role="status">
        {isOpen && counted('options.found', results.length - 1)}
      </p>
      {isOpen && <Results search={search} id={id} optionId={optionId} />}
    </search>
  )
}

/** What a key does; true where nobody else is to have it. */
const keys = (search: SearchState): Record<string, () => boolean> => ({
  ArrowDown: () => (search.move(1), true),
  ArrowUp: () => (search.move(-1), true),
  Enter: () => (search.pick(search.results.value[search.active.value]), true),
  Escape: () => {
    if (search.results.value.length > 0) search.close()
    else search.type('')
    return true
  },
})

interface ResultsProps {
  search: SearchState
  id: string
  optionId(index: number): string
}

function Results({ search, id, optionId }: ResultsProps) {
  const results = search.results.value
  const option = (result: Result) => {
    const index = results.indexOf(result)
    const isActive = index === search.active.value
    return (
      <li
        key={index}
        id={optionId(index)}
        role="option"
        aria-selected={isActive}
        ref={(element) => {
          if (isActive) element?.scrollIntoView({ block: 'nearest' })
        }}
        // The focus stays in the field.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => search.pick(result)}
      >
        {result.kind === 'models'
          ? words('options.searchModels', { text: search.text.value.trim() })
          : result.entry.title()}
      </li>
    )
  }
  return (
    <ul id={id} class="results" role="listbox" aria-label={words('options.search')}>
      {search.found.value.map(({ matter }) => (
        <li key={matter} role="presentation">
          <p id={`${id}-${matter}`} class="soft">
            {matterName(matter)}
          </p>
          <ul role="group" aria-labelledby={`${id}-${matter}`}>
            {results
              .filter((result) => result.kind === 'setting' && result.entry.matter === matter)
              .map(option)}
          </ul>
        </li>
      ))}
      {search.found.value.length === 0 && (
        <li role="presentation" class="soft">
          {words('options.foundNothing')}
        </li>
      )}
      {results.filter(({ kind }) => kind === 'models').map(option)}
    </ul>
  )
}
