/** A question and what came of it: an answer that a model wrote, the page's exact words, the passages that speak of it. */
import type { ExactAnswer, Passage } from '../../messaging/reading-contract'
import { directionOf } from '../../text/languages'
import { errorSentence } from '../error-sentence'
import { duration } from '../format'
import { modelName } from '../model-name'
import { words } from '../words'
import { PairOffer } from './additions'
import { Citation, MarkNote, placesNow } from './citation'
import { type Sources, numberSources } from './citations'
import type { Exchange } from './conversation'
import { CopyExport } from './copy-export'
import { EvidenceList } from './evidence-list'
import { exchangeMarkdown, exchangeText } from './export'
import { markKey } from './marks'
import type { Panel } from './panel'
import { RunningLine } from './running-line'
import { SafeText } from './safe-text'
import type { Sheet } from './sheet'

interface Props {
  panel: Panel
  sheet: Sheet
  exchange: Exchange
}

export function ExchangeView({ panel, sheet, exchange }: Props) {
  const { question, language, onPage, evidence, answer, written, phase } = exchange
  const source = sheet.source.value
  if (!source) return null
  const sources = numberSources(
    source.passages,
    evidence.map(({ span }) => span),
  )
  return (
    <article
      class="exchange"
      data-part="exchange"
      data-phase={phase.name}
      aria-busy={phase.name === 'running'}
    >
      <h2 lang={language} dir="auto">
        {question}
      </h2>
      {onPage && onPage.text !== question && (
        <p class="soft" lang={onPage.language} data-part="asked-as">
          {words('sidePanel.askedAs', { question: onPage.text })}
        </p>
      )}
      {phase.name === 'running' && (
        <RunningLine step={phase.step} isWriting={written !== null} stop={() => sheet.stop()} />
      )}
      {written && <Written exchange={exchange} written={written} sheet={sheet} sources={sources} />}
      {answer && <Exact answer={answer} sheet={sheet} language={language} />}
      {answer === null && (
        <p class="not-said" role="status" data-part="not-said">
          {words('sidePanel.notSaid')}
        </p>
      )}
      <EvidenceList exchange={exchange} sheet={sheet} sources={sources} />
      <Ending exchange={exchange} sheet={sheet} />
      {phase.name === 'done' && <PairOffer panel={panel} problem={phase.finished.problem} />}
      {phase.name !== 'running' && evidence.length > 0 && (
        <div class="actions">
          <CopyExport
            copy={() => panel.needs.copy(exchangeText(exchange))}
            save={() => panel.needs.save(...exchangeMarkdown(source, exchange))}
          />
        </div>
      )}
    </article>
  )
}

interface WrittenProps {
  exchange: Exchange
  written: NonNullable<Exchange['written']>
  sheet: Sheet
  sources: Sources
}

function Written({ exchange: { language, evidence }, written, sheet, sources }: WrittenProps) {
  const cited = (numbers: number[]) =>
    numbers.flatMap((number) => {
      const found = evidence.find((one) => one.number === number)
      return found ? [sources.of(found.span)] : []
    })
  return (
    <div class="prose" lang={language} dir={directionOf(language)} data-part="answer" data-by="written">
      {written.sentences.map(({ text, evidence: numbers }) => (
        <span key={text} class="sentence">
          <SafeText text={text} />{' '}
          {cited(numbers).map((source) => (
            <Citation key={source.number} sheet={sheet} source={source} />
          ))}{' '}
        </span>
      ))}
      {written.unfinished && (
        <span class="unfinished">
          <SafeText text={written.unfinished} />
        </span>
      )}
    </div>
  )
}

/** The words themselves, and the sentence around them in the reader's language where that is another one. */
function Exact({ answer, sheet, language }: { answer: ExactAnswer; sheet: Sheet; language: string }) {
  const source = sheet.source.value
  const pageLanguage = source?.language ?? language
  const isLit = sheet.marks.now.value?.key === markKey([answer.span])
  return (
    <div class="exact" data-part="answer" data-by="exact">
      <p class="soft">{words('sidePanel.exact')}</p>
      {answer.translation !== undefined && (
        <p class="answer-words" lang={language} dir={directionOf(language)}>
          {answer.translation}
        </p>
      )}
      <button
        type="button"
        class={answer.translation === undefined ? 'quotation answer-words' : 'quotation'}
        aria-pressed={isLit}
        lang={pageLanguage}
        dir={directionOf(pageLanguage)}
        onClick={() => void sheet.marks.press(placesNow(sheet), [answer.span])}
      >
        <SentenceAround answer={answer} passages={source?.passages ?? []} />
      </button>
      <MarkNote sheet={sheet} sources={[{ number: 0, span: answer.span, quote: answer.text }]} />
    </div>
  )
}

/** The words that answer, marked in their sentence; what a screen reader says stays in one piece. */
function SentenceAround({
  answer: { span, text },
  passages,
}: {
  answer: ExactAnswer
  passages: readonly Passage[]
}) {
  const passage = passages.find(({ id }) => id === span.passage)
  const sentence = passage?.sentences?.[span.sentence]
  if (!passage || !sentence || sentence.end < span.end) return <mark>{text}</mark>
  return (
    <>
      {passage.text.slice(sentence.start, span.start)}
      <mark>{text}</mark>
      {passage.text.slice(span.end, sentence.end)}
    </>
  )
}

function Ending({ exchange, sheet }: { exchange: Exchange; sheet: Sheet }) {
  const { phase, question, evidence } = exchange
  if (phase.name === 'running') return null
  if (phase.name === 'stopped')
    return (
      <p class="ending soft" role="status">
        {evidence.length > 0 ? words('sidePanel.stopped') : words('sidePanel.stoppedEarly')}
      </p>
    )
  const error = phase.name === 'failed' ? phase.error : phase.finished.problem
  const { what, canRetry } = error ? errorSentence(error, modelName) : { what: '', canRetry: false }
  return (
    <>
      {phase.name === 'done' && (
        <p class="ending soft" role="status" data-part="ending">
          {words('sidePanel.here', { time: duration(phase.finished.figures.elapsedMs) })}
        </p>
      )}
      {error && error.code !== 'no-model' && (
        <div
          class={phase.name === 'failed' ? 'failure' : 'problem'}
          role="alert"
          data-part="error"
          data-code={error.code}
        >
          <p>{evidence.length > 0 ? words('sidePanel.keptAnswer', { problem: what }) : what}</p>
          {canRetry && (
            <button type="button" class="quiet" data-action="retry" onClick={() => void sheet.ask(question)}>
              {words('sidePanel.tryAgain')}
            </button>
          )}
        </div>
      )}
    </>
  )
}
