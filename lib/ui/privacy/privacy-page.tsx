/** What has left this computer, and what is kept on it. */
import { Failure } from '../models/errands'
import type { ModelsState } from '../models/models-state'
import { NetworkNote } from '../network-note'
import { Section } from '../options/setting'
import { PRIVACY } from './entries'
import { RememberedTranslations } from './remembered-translations'

export function PrivacyPage({ models }: { models: ModelsState }) {
  const error = models.preferError.value
  const overview = models.overview.value
  return (
    <div class="settings">
      {error && <Failure error={error} />}
      <Section of={PRIVACY.network}>
        <NetworkNote network={overview === null ? undefined : overview.network} />
      </Section>
      <RememberedTranslations state={models} isOn={overview?.preferences.rememberTranslations ?? false} />
    </div>
  )
}
