/** What a model is tried with: a text and its languages, a question and where to look, a prompt, two sentences to compare. */
import { useState } from 'preact/hooks'
import type { Task } from '../../messaging/contract'
import type { TrialInput } from '../../messaging/models-contract'
import type { CatalogEntry } from '../../models/catalog'
import { languageName } from '../format'
import { words } from '../words'
import { languagesOf } from './filters'

interface Props {
  entry: CatalogEntry
  isRunning: boolean
  run(input: TrialInput): Promise<void>
  stop(): void
}

type Values = Record<'text' | 'second' | 'source' | 'target', string>

export function TryForm({ entry, isRunning, run, stop }: Props) {
  const [values, setValues] = useState<Values>(() => startingValues(entry))
  const { task } = entry
  const input = inputOf(task, values)
  const put = (name: keyof Values) => (value: string) => setValues({ ...values, [name]: value })
  const text = (label: string, rows: number) => (
    <Area label={label} value={values.text} rows={rows} put={put('text')} />
  )
  return (
    <form
      class="try"
      onSubmit={(event) => {
        event.preventDefault()
        if (isRunning) stop()
        else if (input) void run(input)
      }}
    >
      {task === 'translation' && (
        <div class="try-languages">
          <Language label={words('own.source')} entry={entry} value={values.source} put={put('source')} />
          <Language label={words('own.target')} entry={entry} value={values.target} put={put('target')} />
        </div>
      )}
      {task === 'question-answering' && (
        <>
          <Area label={words('own.question')} value={values.second} rows={1} put={put('second')} />
          {text(words('own.context'), 3)}
        </>
      )}
      {task === 'feature-extraction' && (
        <>
          {text(words('own.first'), 1)}
          <Area label={words('own.second')} value={values.second} rows={1} put={put('second')} />
        </>
      )}
      {task === 'text-generation' && text(words('own.prompt'), 2)}
      {(task === 'translation' || task === 'summarization') && text(words('own.text'), 3)}
      <p class="actions">
        <button type="submit" disabled={!isRunning && !input}>
          {isRunning ? words('own.stop') : words('own.run')}
        </button>
      </p>
    </form>
  )
}

function startingValues(entry: CatalogEntry): Values {
  const [source = '', target = ''] = entry.pairs?.[0]?.split('>') ?? entry.languages ?? []
  return { text: '', second: '', source, target }
}

/** Null while a field that is needed is empty. */
function inputOf(task: Task, values: Values): TrialInput | null {
  const [text, second] = [values.text.trim(), values.second.trim()]
  if (text === '') return null
  switch (task) {
    case 'translation':
      return values.source && values.target && values.source !== values.target
        ? { task, text, source: values.source, target: values.target }
        : null
    case 'summarization':
      return { task, text }
    case 'text-generation':
      return { task, prompt: text }
    case 'question-answering':
      return second ? { task, question: second, context: text } : null
    case 'feature-extraction':
      return second ? { task, texts: [text, second] } : null
  }
}

interface FieldProps {
  label: string
  value: string
  put(value: string): void
}

/** Without the spelling check: for it the browser would fetch a dictionary, and nobody has asked for that. */
const Area = ({ label, value, rows, put }: FieldProps & { rows: number }) => (
  <label class="area">
    <span>{label}</span>
    <textarea
      dir="auto"
      spellcheck={false}
      rows={rows}
      value={value}
      onInput={(event) => put(event.currentTarget.value)}
    />
  </label>
)

/** A list where the model says its languages, else a field for the tag. */
function Language({ label, value, put, entry }: FieldProps & { entry: CatalogEntry }) {
  const tags = [...new Set(languagesOf(entry))]
  return (
    <label class="field-line">
      <span>{label}</span>
      {tags.length > 0 ? (
        <select value={value} onChange={(event) => put(event.currentTarget.value)}>
          {tags.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </select>
      ) : (
        <input
          type="text"
          size={6}
          spellcheck={false}
          value={value}
          onInput={(event) => put(event.currentTarget.value)}
        />
      )}
    </label>
  )
}
