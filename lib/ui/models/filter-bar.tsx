/** Words, task and languages to browse models by. */
import { TASKS, type LanguageTag, type Task } from '../../messaging/contract'
import type { Overview } from '../../models/overview'
import { languageName } from '../format'
import { words } from '../words'
import { MODELS } from './entries'
import { languagesOf } from './filters'
import { taskName } from './model-words'
import type { ModelsState } from './models-state'

export function FilterBar({ state }: { state: ModelsState }) {
  const { search, task, source, target } = state.filters.value
  const offered = languageOptions(state.overview.value)
  const language = (name: 'source' | 'target', label: string, value: LanguageTag | null) => (
    <label class="field-line">
      <span>{label}</span>
      <select
        value={value ?? ''}
        onChange={(event) => state.filter({ [name]: event.currentTarget.value || null })}
      >
        <option value="">{words('models.any')}</option>
        {offered.map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <div class="filters" role="group" aria-label={words('models.search')} data-setting={MODELS.table.name}>
      <input
        type="search"
        spellcheck={false}
        aria-label={words('models.search')}
        placeholder={words('models.search')}
        value={search}
        onInput={(event) => state.filter({ search: event.currentTarget.value })}
      />
      <label class="field-line">
        <span>{words('models.task')}</span>
        <select
          value={task ?? ''}
          onChange={(event) => state.filter({ task: (event.currentTarget.value || null) as Task | null })}
        >
          <option value="">{words('models.anyTask')}</option>
          {TASKS.map((one) => (
            <option key={one} value={one}>
              {taskName(one)}
            </option>
          ))}
        </select>
      </label>
      {language('source', words('models.language'), source)}
      {(task === null || task === 'translation') && language('target', words('models.into'), target)}
    </div>
  )
}

let options: { of: string; list: { tag: LanguageTag; name: string }[] } | null = null

/** By name. The overview is read again with every change on disk, the languages hardly ever change. */
function languageOptions(overview: Overview | null): { tag: LanguageTag; name: string }[] {
  const tags = [...new Set((overview?.models ?? []).flatMap(({ entry }) => languagesOf(entry)))]
  const of = tags.join(' ')
  if (options?.of !== of) {
    const { compare } = new Intl.Collator(words('locale'))
    const list = tags
      .map((tag) => ({ tag, name: languageName(tag) }))
      .toSorted((one, other) => compare(one.name, other.name))
    options = { of, list }
  }
  return options.list
}
