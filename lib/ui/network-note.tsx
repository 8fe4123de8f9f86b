/** What has left this computer: nothing, or requests for models, the last of them named. Text never has. */
import type { NetworkFacts } from '../models/store/facts'
import { day, hostName } from './format'
import { words } from './words'

interface Props {
  /** Null: nothing was ever asked for. Undefined: not read yet. */
  network: NetworkFacts | null | undefined
  isFetching?: boolean
}

export const NetworkNote = ({ network, isFetching = false }: Props) => (
  <p class="network-note">{networkWords(network, isFetching)}</p>
)

function networkWords(network: NetworkFacts | null | undefined, isFetching: boolean): string {
  if (network === undefined) return '\u00A0'
  if (network === null) return words('popup.nothingLeft')
  if (network.host === '' && !isFetching) return words('popup.pageFetched', { date: day(network.lastAtMs) })
  const host = hostName(network.host)
  return isFetching
    ? words('popup.fetchingNow', { host })
    : words('popup.noTextLeft', { host, date: day(network.lastAtMs) })
}
