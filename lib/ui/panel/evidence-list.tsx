/** The passages that speak of what was asked, best first, in both languages where they are two. */
import type { ReadingEvidence } from '../../messaging/reading-contract'
import { directionOf } from '../../text/languages'
import { words } from '../words'
import { Citation, MarkNote } from './citation'
import type { Sources } from './citations'
import type { Exchange } from './conversation'
import type { Sheet } from './sheet'

/** Shown closed where there is an answer: then it is the proof, and not the answer. */
export function EvidenceList({
  exchange,
  sheet,
  sources,
}: {
  exchange: Exchange
  sheet: Sheet
  sources: Sources
}) {
  const { evidence, answer, written, phase, language } = exchange
  if (evidence.length === 0)
    return phase.name === 'done' && answer !== null ? (
      <p role="status" data-part="nothing-near">
        {words('sidePanel.nothingNear')}
      </p>
    ) : null
  const isProof = Boolean(answer) || written !== null
  const title =
    answer === null
      ? words('sidePanel.notSaidNear')
      : isProof
        ? words('sidePanel.evidence')
        : words('sidePanel.bestPassage')
  const list = (
    <ol class="evidence">
      {evidence.map((one) => (
        <EvidenceItem key={one.number} one={one} sheet={sheet} sources={sources} language={language} />
      ))}
    </ol>
  )
  if (!isProof)
    return (
      <div class="found" data-part="evidence">
        <p class="soft">{title}</p>
        {list}
      </div>
    )
  return (
    <details class="sources" data-part="evidence">
      <summary>{`${title} (${evidence.length})`}</summary>
      {list}
    </details>
  )
}

interface ItemProps {
  one: ReadingEvidence
  sheet: Sheet
  sources: Sources
  language: string
}

function EvidenceItem({ one: { span, text, translation }, sheet, sources, language }: ItemProps) {
  const source = sources.of(span)
  const pageLanguage = sheet.source.value?.language ?? language
  return (
    <li>
      {translation !== undefined && (
        <p lang={language} dir={directionOf(language)}>
          {translation}
        </p>
      )}
      <p
        class={translation === undefined ? '' : 'original'}
        lang={pageLanguage}
        dir={directionOf(pageLanguage)}
      >
        <q>{text}</q> <Citation sheet={sheet} source={source} />
      </p>
      <MarkNote sheet={sheet} sources={[source]} />
    </li>
  )
}
