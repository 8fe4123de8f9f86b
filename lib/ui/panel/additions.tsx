/** What a download would add, in a sentence each, with what it costs and from whom it is; and what a pair of languages takes. */
import type { ErrorData } from '../../messaging/errors'
import type { ReadingAddition } from '../../messaging/reading-capabilities'
import { byteSize } from '../format'
import { factsInRow } from '../in-a-row'
import { OfferActions, OfferProgress, OfferView } from '../offer/offer-view'
import { words } from '../words'
import type { Panel } from './panel'
import type { Sheet } from './sheet'

type Adds = ReadingAddition['adds']

export function Additions({ panel, sheet, adds }: { panel: Panel; sheet: Sheet; adds: Adds[] }) {
  const additions = sheet.capabilities.value?.additions ?? []
  // The smallest of each kind; the options have the others.
  const offered = adds.flatMap((one) => additions.find((addition) => addition.adds === one) ?? [])
  if (offered.length === 0) return null
  return (
    <section class="additions" data-part="additions" aria-label={words('sidePanel.adds')}>
      <h2>{words('sidePanel.adds')}</h2>
      {offered.map((addition) => (
        <Addition key={addition.adds} panel={panel} addition={addition} />
      ))}
    </section>
  )
}

function Addition({ panel, addition }: { panel: Panel; addition: ReadingAddition }) {
  const { name, bytes, licence, publisher } = addition
  const offer = panel.offers.ofModel(addition)
  const phase = offer.phase.value
  if (phase.name === 'declined' || phase.name === 'done') return null
  return (
    <div
      class="offer"
      data-part="addition"
      data-adds={addition.adds}
      data-model={addition.model}
      data-phase={phase.name}
    >
      <p>
        {addedWords(
          addition.adds,
          name,
          bytes === undefined ? words('sidePanel.sizeUnknown') : byteSize(bytes),
        )}
      </p>
      <p class="offer-model">
        {factsInRow(
          licence ? words('sidePanel.licence', { licence }) : words('sidePanel.licenceUnknown'),
          words('sidePanel.publisher', { publisher }),
        )}
      </p>
      <OfferProgress phase={phase} name={name} />
      <p class="offer-actions">
        <OfferActions offer={offer} phase={phase} />
      </p>
    </div>
  )
}

function addedWords(adds: Adds, name: string, size: string): string {
  switch (adds) {
    case 'summary':
      return words('sidePanel.addsSummary', { name, size })
    case 'meaning':
      return words('sidePanel.addsMeaning', { name, size })
    case 'answer':
      return words('sidePanel.addsAnswer', { name, size })
    case 'written-answer':
      return words('sidePanel.addsWrittenAnswer', { name, size })
  }
}

/** Where the page's language could not be brought into the reader's: what it takes, from the hub. */
export function PairOffer({ panel, problem }: { panel: Panel; problem: ErrorData | undefined }) {
  if (problem?.code !== 'no-model') return null
  const { source, target } = problem.values
  return (
    <OfferView
      offer={panel.offers.ofPair(source, target)}
      choose={() => panel.needs.openModels(source, target)}
    />
  )
}
