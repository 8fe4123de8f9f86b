/** Every setting back to how Gloss comes. What is not a setting stays. */
import { Confirm } from '../models/confirm'
import { Section } from '../options/setting'
import { words } from '../words'
import { ADVANCED } from './entries'
import { Outcome } from './outcome'
import type { TransferState } from './transfer-state'

export const ResetSetting = ({ transfer }: { transfer: TransferState }) => (
  <Section of={ADVANCED.reset}>
    <p>
      <Confirm
        label={words('transfer.reset')}
        question={words('transfer.resetSure')}
        confirmed={() => void transfer.reset()}
      />
    </p>
    <Outcome transfer={transfer} of="reset" />
  </Section>
)
