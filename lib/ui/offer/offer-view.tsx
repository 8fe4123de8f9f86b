import type { Offer } from '../../messaging/models-contract'
/** The offer in the place where a model is missing. Draws `offer-state`; styles in `offer.css`, for pages and the bubble. */
import { errorSentence } from '../error-sentence'
import { byteSize, hostName, languageName, pairName, roughTime } from '../format'
import { factsInRow } from '../in-a-row'
import { words } from '../words'
import type { OfferPhase, OfferState } from './offer-state'
import { progressWords } from './progress-words'

interface Props {
  offer: OfferState
  /** Opens the models of the pair to choose from; no button where there is no way there. */
  choose?: () => void
}

export function OfferView({ offer, choose }: Props) {
  const phase = offer.phase.value
  if (phase.name === 'done') return null
  const pair = { source: languageName(offer.source), target: languageName(offer.target) }
  return (
    <div class="offer" data-part="offer" data-phase={phase.name}>
      {phase.name === 'asking' && <p role="status">{words('offer.asking', pair)}</p>}
      {phase.name === 'none' && <p role="status">{words('error.noModelAtAll', pair)}</p>}
      {phase.name === 'declined' && <p role="status">{words('offer.declined', pair)}</p>}
      {phase.name === 'offered' && <Terms offer={phase.offer} pair={pair} />}
      {phase.name === 'failed' && (
        <p role="alert" data-code={phase.error.code}>
          {errorSentence(phase.error).what}
        </p>
      )}
      <OfferProgress phase={phase} name={pairName(offer.source, offer.target)} />
      <p class="offer-actions">
        <OfferActions offer={offer} phase={phase} />
        {choose && !['asking', 'downloading', 'paused'].includes(phase.name) && (
          <Button action="choose" label={words('offer.choose')} press={choose} />
        )}
      </p>
    </div>
  )
}

/** What is needed and what it costs, before anything is fetched. */
function Terms({ offer, pair }: { offer: Offer; pair: { source: string; target: string } }) {
  const { models, pivot, host, bytes, secondsLeft, problem } = offer
  const between = pivot && languageName(pivot)
  const from = { ...pair, host: hostName(host), between: between ?? '' }
  const size = bytes === undefined ? '' : byteSize(bytes)
  const time = secondsLeft === undefined ? '' : roughTime(secondsLeft)
  return (
    <>
      <p role="status">
        {between
          ? size
            ? words('offer.needsTwo', { ...from, size })
            : words('offer.needsTwoUnsized', from)
          : size
            ? words('offer.needs', { ...from, size })
            : words('offer.needsUnsized', from)}
      </p>
      {models.map(({ id, name, licence, publisher }) => (
        <p key={id} class="offer-model">
          {factsInRow(
            name,
            licence ? words('offer.licence', { licence }) : words('offer.licenceUnknown'),
            publisher && words('offer.publisher', { publisher }),
            models.length === 1 && time,
          )}
        </p>
      ))}
      {models.length > 1 && time && <p class="offer-model">{time}</p>}
      {problem && (
        <p class="offer-problem" data-code={problem.code}>
          {errorSentence(problem).what}
        </p>
      )}
    </>
  )
}

/** @param name of what is downloaded */
export function OfferProgress({ phase, name: downloaded }: { phase: OfferPhase; name: string }) {
  if (phase.name !== 'downloading' && phase.name !== 'paused') return null
  const { name, progress } = phase
  const line = progressWords(progress && name === 'paused' ? { ...progress, bytesPerSecond: 0 } : progress)
  return (
    <>
      <p>{name === 'paused' ? words('download.paused', { line }) : line}</p>
      <progress
        class="line-progress"
        aria-label={words('download.label', { name: downloaded })}
        aria-valuetext={line}
        value={progress?.bytesHere ?? 0}
        max={progress?.totalBytes || 1}
      />
    </>
  )
}

export function OfferActions({ offer, phase }: { offer: OfferState; phase: OfferPhase }) {
  const download = (label: string) => <Button action="download" label={label} press={offer.download} />
  const ask = <Button action="ask" label={words('offer.tryAgain')} press={offer.ask} />
  const decline = <Button action="decline" label={words('offer.notNow')} press={offer.decline} />
  const cancel = <Button action="cancel" label={words('download.cancel')} press={offer.cancel} />
  switch (phase.name) {
    case 'asking':
    case 'none':
    case 'done':
      return null
    case 'declined':
      return <Button action="ask" label={words('offer.show')} press={offer.ask} />
    case 'offered':
      return (
        <>
          {phase.offer.problem ? ask : download(words('download.start'))}
          {decline}
        </>
      )
    case 'downloading':
      return (
        <>
          <Button action="pause" label={words('download.pause')} press={offer.pause} />
          {cancel}
        </>
      )
    case 'paused':
      return (
        <>
          {download(words('download.resume'))}
          {cancel}
        </>
      )
    case 'failed':
      return (
        <>
          {phase.isAsked ? download(words('offer.tryAgain')) : ask}
          {decline}
        </>
      )
  }
}

const Button = ({ action, label, press }: { action: string; label: string; press: () => unknown }) => (
  <button type="button" class="quiet" data-action={action} onClick={() => void press()}>
    {label}
  </button>
)
