/** Where models come from and run, what was found out about them: for people who know why they are here. */
import type { ReadonlySignal } from '@preact/signals'
import type { HardwareFacts } from '../../hardware/probe'
import type { HostStatus } from '../../messaging/contract'
import { EngineCard } from '../cards/engine-card'
import { HardwareCard } from '../cards/hardware-card'
import { Failure } from '../models/errands'
import type { ModelsState } from '../models/models-state'
import { Section } from '../options/setting'
import type { RetryModel } from '../retry-model'
import { DeviceSetting } from './device-setting'
import { ADVANCED } from './entries'
import { EraseSetting } from './erase-setting'
import type { EraseState } from './erase-state'
import { IdleSetting } from './idle-setting'
import { MirrorSetting } from './mirror-setting'
import { ResetSetting } from './reset-setting'
import { TransferSetting } from './transfer-setting'
import type { TransferState } from './transfer-state'
import { VerdictsSetting } from './verdicts-setting'

interface Props extends RetryModel {
  models: ModelsState
  transfer: TransferState
  eraser: EraseState
  status: ReadonlySignal<HostStatus | null>
  hardware: ReadonlySignal<HardwareFacts | null>
}

export function AdvancedPage({ models, transfer, eraser, status, hardware, retrying, retry }: Props) {
  const preferences = models.overview.value?.preferences ?? {}
  const error = models.preferError.value
  return (
    <div class="settings">
      {error && <Failure error={error} />}
      <Section of={ADVANCED.now}>
        <div class="cards">
          <EngineCard status={status.value} retrying={retrying.value} retry={(model) => void retry(model)} />
          <HardwareCard hardware={hardware.value} />
        </div>
      </Section>
      <MirrorSetting state={models} host={preferences.host} />
      <IdleSetting state={models} minutes={preferences.idleMinutes} />
      <DeviceSetting state={models} />
      <VerdictsSetting state={models} />
      <TransferSetting transfer={transfer} />
      <ResetSetting transfer={transfer} />
      <EraseSetting eraser={eraser} overview={models.overview.value} />
    </div>
  )
}
