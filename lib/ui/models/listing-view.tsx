import type { Dtype } from '../../messaging/contract'
import type { ModelListing } from '../../messaging/models-contract'
/** What a download would fetch, before it does: builds and sizes as the hub has them now, licence, source, time. */
import { errorSentence } from '../error-sentence'
import { byteSize, hostName, roughTime } from '../format'
import { factsInRow } from '../in-a-row'
import { modelName } from '../model-name'
import { words } from '../words'
import { buildName } from './model-words'
import type { OneModel } from './one-model'

interface Props {
  one: OneModel
  name: string
  /** Of the last download; absent when there was none. */
  bytesPerSecond?: number | undefined
}

export function ListingView({ one, name, bytesPerSecond }: Props) {
  const phase = one.listing.value
  switch (phase.name) {
    case 'closed':
      return null
    case 'asking':
      return (
        <div class="listing" role="status">
          <p>{words('listing.asking', { name })}</p>
          <NotNow one={one} />
        </div>
      )
    case 'failed':
      return (
        <div class="listing">
          <p class="failure" role="alert" data-part="error" data-code={phase.error.code}>
            {errorSentence(phase.error, modelName).what}
          </p>
          <p class="actions">
            <button type="button" onClick={() => void one.ask()}>
              {words('listing.again')}
            </button>
            <NotNow one={one} />
          </p>
        </div>
      )
    case 'listed':
      return <Listed one={one} {...phase} bytesPerSecond={bytesPerSecond} />
  }
}

interface ListedProps {
  one: OneModel
  listing: ModelListing
  chosen: ReadonlySet<Dtype>
  bytesPerSecond: number | undefined
}

function Listed({ one, listing, chosen, bytesPerSecond }: ListedProps) {
  const { builds, licence, publisher } = listing
  const bytes = builds
    .filter(({ dtype }) => chosen.has(dtype))
    .reduce((sum, { bytesToFetch }) => sum + bytesToFetch, 0)
  return (
    <div class="listing">
      <fieldset>
        <legend>{words('listing.choose')}</legend>
        {builds.map(({ dtype, bytesToFetch }) => (
          <label key={dtype} class="check">
            <input
              type="checkbox"
              checked={chosen.has(dtype)}
              onChange={(event) => one.choose(dtype, event.currentTarget.checked)}
            />
            {bytesToFetch > 0
              ? words('listing.build', { build: buildName(dtype), size: byteSize(bytesToFetch) })
              : words('listing.buildHere', { build: buildName(dtype) })}
          </label>
        ))}
      </fieldset>
      <p role="status">
        {chosen.size === 0
          ? words('listing.nothingChosen')
          : factsInRow(
              bytes > 0
                ? words('listing.what', { size: byteSize(bytes), host: hostName(listing.host) })
                : words('listing.all'),
              licence ? words('listing.licence', { licence }) : words('listing.licenceUnknown'),
              publisher && words('listing.publisher', { publisher }),
              bytes > 0 && bytesPerSecond && roughTime(bytes / bytesPerSecond),
            )}
      </p>
      <p class="actions">
        <button
          type="button"
          class="primary"
          disabled={chosen.size === 0}
          onClick={() => void one.fetch({ dtypes: [...chosen] })}
        >
          {words('listing.download')}
        </button>
        <NotNow one={one} />
      </p>
    </div>
  )
}

const NotNow = ({ one }: { one: OneModel }) => (
  <button type="button" class="quiet" onClick={one.close}>
    {words('listing.notNow')}
  </button>
)
