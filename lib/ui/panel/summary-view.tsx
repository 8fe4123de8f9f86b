/** The tab of the summary: how it is wanted, what came, where it stands, what more there could be. */
import type { CitedSentence } from '../../messaging/reading-contract'
import { directionOf } from '../../text/languages'
import { errorSentence } from '../error-sentence'
import { count, duration } from '../format'
import { factsInRow, withAside } from '../in-a-row'
import { modelName } from '../model-name'
import { rungWords } from '../rung-words'
import { words } from '../words'
import { Additions, PairOffer } from './additions'
import { Citation, MarkNote, placesNow } from './citation'
import { type Sources, numberSources } from './citations'
import { CopyExport } from './copy-export'
import { summaryMarkdown, summaryText } from './export'
import type { Panel } from './panel'
import { RunningLine } from './running-line'
import { SafeText } from './safe-text'
import type { Sheet } from './sheet'
import { SummaryControls } from './summary-controls'
import type { ShownSummary, SummaryPhase } from './summary-state'

export function SummaryView({ panel, sheet }: { panel: Panel; sheet: Sheet }) {
  const phase = sheet.summary.phase.value
  const shown = sheet.summary.shown.value
  const source = sheet.source.value
  const again = () => void sheet.summarise()
  if (!source || (phase.name === 'idle' && !shown)) {
    const { name } = sheet.phase.value
    // Why it was not read stands above, and what can be done.
    if (name === 'failed') return null
    return (
      <div class="empty" data-part="empty">
        <p>{words('sidePanel.emptySummary')}</p>
        {name !== 'reading' && (
          <button type="button" class="primary" data-action="summarise" onClick={again}>
            {words('sidePanel.summarise')}
          </button>
        )}
      </div>
    )
  }
  const sources = numberSources(source.passages, shown?.sentences.flatMap(({ citations }) => citations) ?? [])
  return (
    <div class="summary" data-part="summary" data-phase={phase.name} aria-busy={phase.name === 'running'}>
      <SummaryControls panel={panel} />
      {phase.name === 'running' && (
        <RunningLine step={phase.step} isWriting={shown?.by === 'written'} stop={() => sheet.stop()} />
      )}
      {shown && <Shown shown={shown} sheet={sheet} sources={sources} />}
      <Ending phase={phase} shown={shown} again={again} />
      {phase.name === 'done' && <PairOffer panel={panel} problem={phase.finished.problem} />}
      {shown && phase.name !== 'running' && (
        <div class="actions">
          <CopyExport
            copy={() => panel.needs.copy(summaryText(shown))}
            save={() => panel.needs.save(...summaryMarkdown(source, shown))}
          />
          <button type="button" class="quiet" data-action="again" onClick={again}>
            {words('sidePanel.again')}
          </button>
        </div>
      )}
      {sources.list.length > 0 && <SourceList sheet={sheet} sources={sources} />}
      {phase.name !== 'running' && <Additions panel={panel} sheet={sheet} adds={['summary', 'meaning']} />}
    </div>
  )
}

function Shown({ shown, sheet, sources }: { shown: ShownSummary; sheet: Sheet; sources: Sources }) {
  const { kind, sentences, unfinished, language, by } = shown
  const item = (sentence: CitedSentence) => (
    <Sentence key={sentence.text} sentence={sentence} sheet={sheet} sources={sources} />
  )
  const rest = unfinished && (
    <span class="unfinished">
      <SafeText text={unfinished} />
    </span>
  )
  const around = { lang: language, dir: directionOf(language), 'data-by': by, 'data-part': 'text' }
  if (kind === 'key-points')
    return (
      <ul class="points" {...around}>
        {sentences.map((sentence) => (
          <li key={sentence.text}>{item(sentence)}</li>
        ))}
        {rest && <li>{rest}</li>}
      </ul>
    )
  return (
    <div class="prose" {...around}>
      {sentences.map(item)} {rest}
    </div>
  )
}

function Sentence({ sentence, sheet, sources }: { sentence: CitedSentence; sheet: Sheet; sources: Sources }) {
  const cited = sentence.citations.map(sources.of)
  return (
    <span class="sentence">
      <SafeText text={sentence.text} />{' '}
      {cited.map((source) => (
        <Citation key={source.number} sheet={sheet} source={source} />
      ))}
      {cited.length === 0 && (
        <span class="unsupported" title={words('sidePanel.unsupported')}>
          <span aria-hidden="true">?</span>
          <span class="spoken">{words('sidePanel.unsupported')}</span>
        </span>
      )}
      <MarkNote sheet={sheet} sources={cited} />{' '}
    </span>
  )
}

function Ending({
  phase,
  shown,
  again,
}: {
  phase: SummaryPhase
  shown: ShownSummary | null
  again: () => void
}) {
  switch (phase.name) {
    case 'idle':
    case 'running':
      return null
    case 'stopped':
      return (
        <p class="ending soft" role="status">
          {shown ? words('sidePanel.stopped') : words('sidePanel.stoppedEarly')}
        </p>
      )
    case 'failed': {
      const { what, canRetry } = errorSentence(phase.error, modelName)
      return (
        <div class="failure" role="alert" data-part="error" data-code={phase.error.code}>
          <p>{shown ? words('sidePanel.keptExtract', { problem: what }) : what}</p>
          {canRetry && (
            <button type="button" class="quiet" data-action="retry" onClick={again}>
              {words('sidePanel.tryAgain')}
            </button>
          )}
        </div>
      )
    }
    case 'done': {
      const { model, rung, problem, figures } = phase.finished
      const time = duration(figures.elapsedMs)
      const here = rung
        ? words('translate.doneOn', { device: rungWords(rung), time })
        : words('sidePanel.here', { time })
      const isOffered = problem?.code === 'no-model'
      return (
        <>
          <p class="ending soft" role="status" data-part="ending">
            {factsInRow(shown && madeBy(shown, model), here)}
          </p>
          {problem && !isOffered && (
            <p class="problem" data-part="problem" data-code={problem.code}>
              {words('sidePanel.keptExtract', { problem: errorSentence(problem, modelName).what })}
            </p>
          )}
        </>
      )
    }
  }
}

function madeBy(shown: ShownSummary, model: string | undefined): string {
  if (model) return words('sidePanel.writtenBy', { name: modelName(model) })
  const isTranslated = shown.sentences.some(({ original }) => original !== undefined)
  if (shown.rankedBy === 'meaning')
    return isTranslated ? words('sidePanel.byMeaningTranslated') : words('sidePanel.byMeaning')
  return isTranslated ? words('sidePanel.byWordsTranslated') : words('sidePanel.byWords')
}

function SourceList({ sheet, sources }: { sheet: Sheet; sources: Sources }) {
  const language = sheet.source.value?.language ?? ''
  return (
    <details class="sources" data-part="sources">
      <summary>{withAside(words('sidePanel.sources'), count(sources.list.length))}</summary>
      <ol class="source-list" lang={language} dir={directionOf(language)}>
        {sources.list.map(({ number, span, quote }) => (
          <li key={number}>
            <span class="number">{`${number}.`}</span>
            <button
              type="button"
              class="quotation"
              onClick={() => void sheet.marks.show(placesNow(sheet), [span])}
            >
              {quote}
            </button>
          </li>
        ))}
      </ol>
    </details>
  )
}
