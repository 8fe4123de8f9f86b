/** The panel as a whole: what it reads, two tabs, what has become of the page. */
import { useRef } from 'preact/hooks'
import { words } from '../words'
import { AskView } from './ask-view'
import { answerText } from './conversation'
import { PageNotice } from './page-notice'
import type { Panel } from './panel'
import type { Sheet, TabName } from './sheet'
import { SourceHead } from './source-head'
import { SummaryView } from './summary-view'

export function PanelView({ panel }: { panel: Panel }) {
  const sheet = panel.sheet.value
  // For a moment, until the browser has said which tab is in front.
  if (!sheet) return <main class="panel" />
  const tab = sheet.tab.value
  return (
    <main
      class="panel"
      data-phase={sheet.phase.value.name}
      onKeyDown={(event) => {
        if (event.key === 'Escape') sheet.stop()
      }}
    >
      <SourceHead sheet={sheet} />
      <TabList sheet={sheet} />
      <PageNotice panel={panel} sheet={sheet} />
      <section role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`} class="tab-panel">
        {tab === 'summary' ? (
          <SummaryView panel={panel} sheet={sheet} />
        ) : (
          <AskView panel={panel} sheet={sheet} key={sheet.tabId} />
        )}
      </section>
      <p class="spoken" role="status" data-part="spoken">
        {sheet.marks.now.value?.state === 'shown' ? words('sidePanel.shown') : ''}
      </p>
      <p class="spoken" role="status" data-part="spoken-answer">
        {spokenAnswer(sheet)}
      </p>
    </main>
  )
}

/** Once, when it is there: what streams is not read out word by word. */
function spokenAnswer({ tab, conversation }: Sheet): string {
  const [newest] = conversation.exchanges.value
  return tab.value === 'ask' && newest?.phase.name === 'done' ? answerText(newest) : ''
}

const TABS: TabName[] = ['summary', 'ask']

/** As the ARIA Authoring Practices have tabs: arrows move and choose, one of them is in the order of Tab. */
function TabList({ sheet }: { sheet: Sheet }) {
  const list = useRef<HTMLDivElement>(null)
  const now = sheet.tab.value
  const move = (event: KeyboardEvent) => {
    const step = stepOf(event, list.current)
    if (step === null) return
    event.preventDefault()
    const next = TABS.at(
      step === 'first' ? 0 : step === 'last' ? -1 : (TABS.indexOf(now) + step) % TABS.length,
    )!
    sheet.showTab(next)
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  return (
    <div class="tabs" role="tablist" aria-label={words('sidePanel.tabs')} ref={list} onKeyDown={move}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          aria-selected={tab === now}
          aria-controls={`panel-${tab}`}
          tabIndex={tab === now ? 0 : -1}
          onClick={() => sheet.showTab(tab)}
        >
          {tab === 'summary' ? words('sidePanel.summary') : words('sidePanel.ask')}
        </button>
      ))}
    </div>
  )
}

function stepOf({ key }: KeyboardEvent, list: HTMLElement | null): number | 'first' | 'last' | null {
  const isRightToLeft = list !== null && getComputedStyle(list).direction === 'rtl'
  if (key === 'Home') return 'first'
  if (key === 'End') return 'last'
  if (key === 'ArrowRight') return isRightToLeft ? -1 : 1
  if (key === 'ArrowLeft') return isRightToLeft ? 1 : -1
  return null
}
