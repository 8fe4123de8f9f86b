import type { ComponentChildren } from 'preact'
import { EngineCard } from '../../lib/ui/cards/engine-card'
import { HardwareCard } from '../../lib/ui/cards/hardware-card'
import { ModelsCard } from '../../lib/ui/cards/models-card'
import { errorSentence } from '../../lib/ui/error-sentence'
import { Mark } from '../../lib/ui/mark'
import { modelName } from '../../lib/ui/model-name'
import { NetworkNote } from '../../lib/ui/network-note'
import { PagePanel } from '../../lib/ui/page-panel/page-panel'
import { SettingsIcon } from '../../lib/ui/settings-icon'
import { TabIcon } from '../../lib/ui/tab-icon'
import { TranslatorView } from '../../lib/ui/translator/translator-view'
import { words } from '../../lib/ui/words'
import { ReadingButtons } from './reading-buttons'
import type { Popup } from './state'

export function App({ popup }: { popup: Popup }) {
  return (
    <main class="popup">
      <header>
        <h1>
          <Mark />
          {words('popup.title')}
        </h1>
        <Tool label={words('popup.openInTab')} press={() => void popup.openInTab()}>
          <TabIcon />
        </Tool>
        <Tool label={words('popup.options')} press={() => void popup.openOptions()}>
          <SettingsIcon />
        </Tool>
      </header>
      <PagePanel panel={popup.panel} chooseTarget={popup.translator.chooseTarget}>
        <Selection popup={popup} />
        <ReadingButtons />
      </PagePanel>
      <TranslatorView translator={popup.translator} />
      <div class="cards">
        <EngineCard
          status={popup.status.value}
          retrying={popup.retrying.value}
          retry={(model) => void popup.retry(model)}
        />
        <HardwareCard hardware={popup.hardware.value} />
        <ModelsCard state={popup.models} />
      </div>
      <footer class="soft">
        <NetworkNote
          network={popup.models.overview.value?.network}
          isFetching={popup.status.value?.downloads.some(({ state }) => state === 'running') ?? false}
        />
      </footer>
    </main>
  )
}

function Tool({ label, press, children }: { label: string; press(): void; children: ComponentChildren }) {
  return (
    <button type="button" class="tool" aria-label={label} title={label} onClick={press}>
      {children}
    </button>
  )
}

function Selection({ popup }: { popup: Popup }) {
  const selection = popup.selection.value
  const isAsking = selection.phase === 'asking'
  return (
    <>
      <button
        type="button"
        data-action="translate-selection"
        aria-disabled={isAsking}
        onClick={() => void popup.translateSelection()}
      >
        {isAsking ? words('popup.asking') : words('popup.translateSelection')}
      </button>
      {selection.phase === 'refused' && (
        <p class="failure" role="alert" data-part="error" data-code={selection.error.code}>
          {errorSentence(selection.error, modelName).text}
        </p>
      )}
    </>
  )
}
