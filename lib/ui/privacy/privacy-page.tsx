/** What has left this computer, and what is kept on it. */
import { useEffect } from 'preact/hooks'
import { Failure } from '../models/errands'
import type { ModelsState } from '../models/models-state'
import { HistorySection } from './history-section'
import { NetworkSection } from './network-section'
import type { PrivacyState } from './privacy-state'
import { RememberedTranslations } from './remembered-translations'

export function PrivacyPage({ models, privacy }: { models: ModelsState; privacy: PrivacyState }) {
  const error = models.preferError.value
  const overview = models.overview.value
  const { rememberTranslations = false, keepHistory = false } = overview?.preferences ?? {}
  useEffect(() => privacy.watch(), [privacy])
  return (
    <div class="settings privacy">
      {error && <Failure error={error} />}
      <NetworkSection
        network={overview === null ? undefined : overview.network}
        log={privacy.network.value}
        clear={() => void privacy.clearNetwork()}
      />
      <RememberedTranslations
        state={models}
        isOn={rememberTranslations}
        bytes={privacy.remembered.value}
        look={() => void privacy.look()}
      />
      <HistorySection
        history={privacy.history}
        isOn={keepHistory}
        turn={(isOn) => void models.prefer({ keepHistory: isOn ? true : null })}
      />
    </div>
  )
}
