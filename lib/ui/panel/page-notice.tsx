/** Why a page is not read, and that a page has moved on: a sentence, and what can be done. */
import { useSignal } from '@preact/signals'
import { errorSentence } from '../error-sentence'
import { placeName } from '../format'
import { withAside } from '../in-a-row'
import { modelName } from '../model-name'
import { words } from '../words'
import type { Panel } from './panel'
import { type Sheet, type SheetPhase, begin } from './sheet'

export function PageNotice({ panel, sheet }: { panel: Panel; sheet: Sheet }) {
  const phase = sheet.phase.value
  if (phase.name === 'reading')
    return (
      <p class="notice soft" role="status" data-part="reading">
        {phase.want.part === 'link'
          ? words('sidePanel.fetching', { place: placeName(phase.want.address) })
          : words('sidePanel.reading')}
      </p>
    )
  if (phase.name === 'failed') return <Unread panel={panel} sheet={sheet} phase={phase} />
  const page = sheet.page.value
  if (page === 'same') return null
  return (
    <div class="notice" role="status" data-part="moved" data-page={page}>
      <p>{page === 'left' ? words('sidePanel.leftNotice') : words('sidePanel.changed')}</p>
      <button
        type="button"
        class="quiet"
        data-action="read-again"
        onClick={() => void begin(sheet, { part: 'page' })}
      >
        {page === 'left' ? words('sidePanel.openHere') : words('sidePanel.readAgain')}
      </button>
    </div>
  )
}

interface UnreadProps {
  panel: Panel
  sheet: Sheet
  phase: Extract<SheetPhase, { name: 'failed' }>
}

function Unread({ panel, sheet, phase: { error, want } }: UnreadProps) {
  const isRefused = useSignal(false)
  const { what, canRetry } = errorSentence(error, modelName)
  // The browser asks in a press of a button only, and before anything is awaited.
  const allow = (wanted: 'every-site' | { address: string }) => () =>
    void panel.needs.library.allow(wanted).then((isAllowed) => {
      isRefused.value = !isAllowed
      // Whoever hears of permissions may have begun already.
      if (isAllowed && sheet.phase.value.name === 'failed') return begin(sheet, want)
    })
  return (
    <div class="notice failure" role="alert" data-part="unread" data-code={error.code}>
      <p>{what}</p>
      {isRefused.value && <p>{words('sidePanel.refused')}</p>}
      <p class="notice-actions">
        {(canRetry || error.code === 'page-not-asked' || error.code === 'page-empty') && (
          <Button action="retry" label={words('sidePanel.tryAgain')} press={() => void begin(sheet, want)} />
        )}
        {error.code === 'page-not-asked' && (
          <Button action="every-site" label={words('sidePanel.everySite')} press={allow('every-site')} />
        )}
        {error.code === 'link-not-allowed' && want.part === 'link' && (
          <Button
            action="allow-site"
            label={words('sidePanel.allowSite')}
            press={allow({ address: want.address })}
          />
        )}
        {error.code.startsWith('link-') && want.part === 'link' && (
          <a href={want.address} target="_blank" rel="noreferrer noopener">
            {withAside(words('sidePanel.open'), placeName(want.address))}
          </a>
        )}
      </p>
    </div>
  )
}

const Button = ({ action, label, press }: { action: string; label: string; press: () => void }) => (
  <button type="button" class="quiet" data-action={action} onClick={press}>
    {label}
  </button>
)
