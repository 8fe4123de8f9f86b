import type { HostStatus, RealmStatus } from '../../messaging/contract'
import { errorSentence } from '../error-sentence'
import { modelName } from '../model-name'
import { words } from '../words'
import { Card, Facts } from './card'
import { engineSummary, realmFacts } from './engine-words'

interface Props {
  status: HostStatus | null
  /** Models that are being tried again. */
  retrying: ReadonlySet<string>
  retry(model: string): void
}

export function EngineCard({ status, retrying, retry }: Props) {
  const realms = status?.realms ?? []
  const hasFailed = realms.some(({ phase }) => phase === 'failed')
  return (
    <Card name={words('engine.title')} {...engineSummary(realms)} open={hasFailed}>
      {realms.length === 0 && <p class="soft">{words('engine.nothingLoaded')}</p>}
      {realms.map((realm) =>
        realm.phase === 'failed' ? (
          <FailedRealm key={realm.model} realm={realm} isRetrying={retrying.has(realm.model)} retry={retry} />
        ) : (
          <Facts key={realm.model} facts={realmFacts(realm)} />
        ),
      )}
    </Card>
  )
}

interface FailedProps {
  realm: Extract<RealmStatus, { phase: 'failed' }>
  isRetrying: boolean
  retry(model: string): void
}

const FailedRealm = ({ realm, isRetrying, retry }: FailedProps) => (
  <div class="failure" data-part="error" data-code={realm.error.code}>
    <p>{errorSentence(realm.error, modelName).what}</p>
    <button type="button" class="quiet" disabled={isRetrying} onClick={() => retry(realm.model)}>
      {isRetrying ? words('engine.trying') : words('engine.tryAgain')}
    </button>
  </div>
)
