/** The reader's own model: from a hub or from this computer, then tried, then added. Closed until it is wanted. */
import { words } from '../words'
import { DraftView } from './draft-view'
import { MODELS } from './entries'
import { FolderView } from './folder-view'
import { ListingView } from './listing-view'
import { modelStatus } from './model-status'
import type { ModelsState } from './models-state'
import type { OneModel } from './one-model'
import type { OwnState } from './own-state'
import { StatusLine } from './status-line'

export function OwnView({ own, state }: { own: OwnState; state: ModelsState }) {
  const drafts = own.drafts.value
  return (
    <>
      {drafts.length > 0 && (
        <section class="drafts" aria-label={words('own.drafts')}>
          <h2>{words('own.drafts')}</h2>
          <p class="soft">{words('own.tryIt')}</p>
          {drafts.map((known) => (
            <DraftView
              key={known.entry.id}
              known={known}
              one={state.model(known.entry.id)}
              status={modelStatus(known, state.told(known.entry.id).value)}
            />
          ))}
        </section>
      )}
      <details class="own" data-setting={MODELS.own.name}>
        <summary>{words('own.title')}</summary>
        <div class="own-body">
          <p class="soft">{words('own.why')}</p>
          <HubForm own={own} state={state} />
          <FolderView own={own} />
        </div>
      </details>
    </>
  )
}

function HubForm({ own, state }: { own: OwnState; state: ModelsState }) {
  const problem = own.idProblem.value
  const looked = own.looked.value
  return (
    <section>
      <h3>{words('own.fromHub')}</h3>
      <form
        class="line-form"
        onSubmit={(event) => {
          event.preventDefault()
          void own.lookUp()
        }}
      >
        <label>
          <span>{words('own.id')}</span>
          <input
            type="text"
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            dir="ltr"
            value={own.id.value}
            aria-invalid={problem !== null}
            onInput={(event) => own.type(event.currentTarget.value)}
          />
        </label>
        <button type="submit">{words('own.lookUp')}</button>
      </form>
      {problem && (
        <p class="failure" role="alert">
          {words(problem === 'empty' ? 'own.idEmpty' : 'own.idMalformed')}
        </p>
      )}
      {looked && <Looked one={looked} state={state} />}
    </section>
  )
}

/** What the hub says of it; while it comes and is in no record yet, how far it is. */
function Looked({ one, state }: { one: OneModel; state: ModelsState }) {
  const told = state.told(one.id).value
  const listing = one.listing.value
  const name = listing.name === 'listed' ? listing.listing.name : one.id
  const isKnown = state.overview.value?.models.some(({ entry }) => entry.id === one.id) ?? false
  return (
    <>
      <ListingView one={one} name={name} bytesPerSecond={state.overview.value?.network?.bytesPerSecond} />
      {told && !isKnown && (
        <StatusLine
          status={modelStatus({ origin: 'own', stored: [] }, told)}
          name={name}
          isPinned={false}
          hasNewer={false}
        />
      )}
    </>
  )
}
