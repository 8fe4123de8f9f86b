import { useComputed } from '@preact/signals'
/** The glossary's place in the options: what there is, a form for one more, a file in and out, and what has just happened. */
import { useMemo, useRef } from 'preact/hooks'
import { MOST_ENTRIES } from '../../text/glossary-entry'
import { counted } from '../counted'
import { count as figure } from '../format'
import { namesInRow } from '../in-a-row'
import { Failure } from '../models/errands'
import type { ModelsState } from '../models/models-state'
import { Section } from '../options/setting'
import { saveFile } from '../save-file'
import { words } from '../words'
import { GLOSSARY } from './entries'
import { EntryForm } from './entry-form'
import { type GlossaryState, createGlossaryState } from './glossary-state'
import { GlossaryTable } from './glossary-table'

/** Lines of a file that are named; more of them is another kind of file. */
const MOST_NAMED = 8

export function GlossarySection({ models }: { models: ModelsState }) {
  const entries = useComputed(() => models.overview.value?.preferences.glossary ?? [])
  const state = useMemo(
    () =>
      createGlossaryState({
        entries,
        change: models.changeGlossary,
        saveFile: (name, text) => saveFile(name, text, 'text/csv'),
      }),
    [entries, models],
  )
  return (
    <Section of={GLOSSARY.glossary}>
      <div class="glossary">
        <GlossaryTable state={state} />
        <News state={state} />
        {models.preferError.value && <Failure error={models.preferError.value} />}
        <EntryForm state={state} />
        <Files state={state} />
      </div>
    </Section>
  )
}

function News({ state }: { state: GlossaryState }) {
  const news = state.news.value
  return (
    <div class="glossary-news">
      <div role="status" class="soft">
        {newsOf(state).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {news.name === 'deleted' && (
        <button type="button" onClick={() => void state.undo()}>
          {words('glossary.undo')}
        </button>
      )}
      {news.name === 'imported' && news.left.length > 0 && (
        <button type="button" onClick={() => state.giveRest()}>
          {words('glossary.exportRest')}
        </button>
      )}
    </div>
  )
}

function newsOf({ news: { value: news } }: GlossaryState): string[] {
  switch (news.name) {
    case 'none':
      return []
    case 'saved':
      return [words('glossary.saved', { term: news.entry.term })]
    case 'deleted':
      return [words('glossary.deleted', { term: news.entry.term })]
    case 'full':
      return [words('glossary.full', { most: figure(MOST_ENTRIES) })]
    case 'imported': {
      const { count, refused, left } = news
      const lines = namesInRow(refused.slice(0, MOST_NAMED).map(figure))
      return [
        counted('glossary.imported', count),
        left.length > 0 && counted('glossary.noRoom', left.length, { most: figure(MOST_ENTRIES) }),
        refused.length > 0 && words('glossary.refused', { lines }),
      ].filter((sentence) => sentence !== false)
    }
  }
}

function Files({ state }: { state: GlossaryState }) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <p class="glossary-buttons">
      <input
        ref={picker}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        hidden
        aria-label={words('glossary.import')}
        onChange={async ({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) await state.take(await file.text())
          currentTarget.value = ''
        }}
      />
      <button type="button" onClick={() => picker.current?.click()}>
        {words('glossary.import')}
      </button>
      <button type="button" disabled={state.entries.value.length === 0} onClick={() => state.give()}>
        {words('glossary.export')}
      </button>
    </p>
  )
}
