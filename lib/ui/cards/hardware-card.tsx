import type { HardwareFacts } from '../../hardware/probe'
import { words } from '../words'
import { Card, Facts } from './card'
import { gpuLine, hardwareFacts, hardwareMore } from './hardware-words'

/** The probe asks the graphics driver and may take a moment: until then the card has its size already. */
export function HardwareCard({ hardware }: { hardware: HardwareFacts | null }) {
  return (
    <Card
      name={words('hardware.title')}
      line={hardware ? gpuLine(hardware.gpu) : words('hardware.looking')}
      more={hardware ? hardwareMore(hardware) : '\u00A0'}
    >
      {hardware && <Facts facts={hardwareFacts(hardware)} />}
    </Card>
  )
}
