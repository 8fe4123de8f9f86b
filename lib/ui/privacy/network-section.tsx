/** Every request that Gloss has made: by host in sums, and the last ones each. */
import { Fragment } from 'preact'
import { useState } from 'preact/hooks'
import type { HostTotal, LoggedRequest, NetworkLog } from '../../models/network/network-log'
import type { NetworkFacts } from '../../models/store/facts'
import { counted } from '../counted'
import { count, dataSize, day, moment } from '../format'
import { factsInRow } from '../in-a-row'
import { Confirm } from '../models/confirm'
import { NetworkNote } from '../network-note'
import { Section } from '../options/setting'
import { words } from '../words'
import { PRIVACY } from './entries'

interface Props {
  /** The last one; undefined until it was read. */
  network: NetworkFacts | null | undefined
  log: NetworkLog | null
  clear(): void
}

export function NetworkSection({ network, log, clear }: Props) {
  return (
    <Section of={PRIVACY.network}>
      <NetworkNote network={network} />
      {log && log.sinceMs !== null && log.totals.length > 0 && (
        <>
          <Totals totals={log.totals} sinceMs={log.sinceMs} />
          <Requests requests={log.requests} />
          <div>
            <Confirm
              label={words('network.clear')}
              name={words('privacy.network')}
              question={words('network.clearSure')}
              confirmed={clear}
            />
          </div>
        </>
      )}
      {log && log.totals.length === 0 && log.sinceMs !== null && (
        <p class="soft">{words('network.none', { date: day(log.sinceMs) })}</p>
      )}
    </Section>
  )
}

function Totals({ totals, sinceMs }: { totals: readonly HostTotal[]; sinceMs: number }) {
  return (
    <table class="log">
      <caption>{words('network.totals', { date: day(sinceMs) })}</caption>
      <thead>
        <tr>
          <th scope="col">{words('network.host')}</th>
          <th scope="col">{words('network.requests')}</th>
          <th scope="col">{words('network.bytes')}</th>
          <th scope="col">{words('network.last')}</th>
        </tr>
      </thead>
      <tbody>
        {totals.map((total) => (
          <tr key={total.host}>
            <th scope="row">{total.host ? <Host name={total.host} /> : words('network.pages')}</th>
            <td>{count(total.requests)}</td>
            <td>{dataSize(total.bytes)}</td>
            <td>{day(total.lastAtMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** May break after its dots. */
const Host = ({ name }: { name: string }) => (
  <bdi dir="ltr">
    {name.split(/(?<=\.)/).map((part) => (
      <Fragment key={part}>
        {part}
        <wbr />
      </Fragment>
    ))}
  </bdi>
)

const AT_A_TIME = 50

function Requests({ requests }: { requests: readonly LoggedRequest[] }) {
  const [most, setMost] = useState(AT_A_TIME)
  return (
    <details>
      <summary>{counted('network.each', requests.length)}</summary>
      <ul class="requests" aria-label={words('privacy.network')}>
        {requests.slice(0, most).map((request) => (
          <li key={request.id}>
            {purposeWords(request)}
            <p class="soft">
              {request.host && <Host name={request.host} />}
              <span>{factsInRow(dataSize(request.bytes), endWords(request), moment(request.atMs))}</span>
            </p>
          </li>
        ))}
      </ul>
      {requests.length > most && (
        <button type="button" onClick={() => setMost(most + AT_A_TIME)}>
          {words('privacy.more')}
        </button>
      )}
    </details>
  )
}

function purposeWords(request: LoggedRequest): string {
  switch (request.for) {
    case 'listing':
      return words('network.listing', { model: request.model })
    case 'file':
      return words('network.file', { file: request.file, model: request.model })
    case 'page':
      return words('network.page')
  }
}

function endWords({ state, status = 0 }: LoggedRequest): string {
  switch (state) {
    case 'open':
      return words('network.open')
    case 'done':
      return words('network.done')
    case 'refused':
      return words('network.refused', { status: String(status) })
    case 'failed':
      return words('network.failed')
    case 'stopped':
      return words('network.stopped')
  }
}
