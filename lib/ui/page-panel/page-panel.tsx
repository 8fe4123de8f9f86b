/** The page in front, in the popup: what it is, the one thing to do about it, and what to do about pages like it. */
import type { ComponentChildren } from 'preact'
import type { LanguageTag } from '../../messaging/contract'
import { MODES } from '../../messaging/page-contract'
import { errorSentence } from '../error-sentence'
import { count, languageName } from '../format'
import { LanguageSelect } from '../language-select'
import { modelName } from '../model-name'
import { OfferView } from '../offer/offer-view'
import { progressLine } from '../page-progress'
import { SpokenProgress } from '../spoken-progress'
import { words } from '../words'
import { PageRules } from './page-rules'
import type { PanelState } from './panel-state'
import { PrimaryAction } from './primary-action'
import { FramesNote, WishNote } from './wish-note'

interface Props {
  panel: PanelState
  chooseTarget(target: LanguageTag): void
  /** What else can be done with this page. */
  children?: ComponentChildren
}

export function PagePanel({ panel, chooseTarget, children }: Props) {
  return (
    <section class="panel" aria-label={words('panel.label')}>
      <Place panel={panel} />
      <div class="panel-main">
        <PrimaryAction panel={panel} />
        <LanguageSelect
          label={words('popup.into')}
          value={panel.target.value}
          choose={(target) => {
            if (!target) return
            chooseTarget(target)
            void panel.followTarget(target)
          }}
        />
      </div>
      <Progress panel={panel} />
      <Trouble panel={panel} />
      {!panel.page.value?.error && <ModeSwitch panel={panel} />}
      <div class="panel-actions">{children}</div>
      <FramesNote panel={panel} />
      <div class="panel-foot">
        <PageRules panel={panel} />
        <Inspect panel={panel} />
      </div>
      <WishNote panel={panel} />
    </section>
  )
}

/** "example.fr · French", and how much of it is translated. The line is there before anything is known. */
function Place({ panel }: { panel: PanelState }) {
  const page = panel.page.value
  const language = panel.language.value
  const coverage = panel.coverage.value
  return (
    <p class="panel-place">
      <span class="panel-site">{page ? page.place || words('panel.thisPage') : words('panel.looking')}</span>
      {page && !page.error && (
        <span class="soft">{language ? languageName(language) : words('panel.languageUnknown')}</span>
      )}
      {coverage && (
        <span class="panel-coverage">
          {words('panel.coverage', {
            translated: count(coverage.translated),
            characters: count(coverage.characters),
          })}
        </span>
      )}
    </p>
  )
}

/** Heard; seen it is in the place of the button. */
function Progress({ panel }: { panel: PanelState }) {
  const state = panel.state.value
  const stage = state?.loading ? 'loading' : (state?.phase ?? '')
  return <SpokenProgress stage={stage} line={state ? progressLine(state) : ''} />
}

function Trouble({ panel }: { panel: PanelState }) {
  const offer = panel.offer.value
  if (offer) return <OfferView offer={offer} choose={() => panel.openModels()} />
  const failed = panel.state.value?.phase === 'failed' ? panel.state.value.error : null
  const error = panel.refused.value ?? failed
  if (!error) return null
  const { text, what } = errorSentence(error, modelName)
  return (
    <p class="failure" role="alert" data-part="page-error" data-code={error.code}>
      {error.code === 'page-closed' ? text : what}
    </p>
  )
}

function ModeSwitch({ panel }: { panel: PanelState }) {
  return (
    <fieldset class="modes" aria-label={words('panel.mode')}>
      {MODES.map((mode) => (
        <label key={mode} class="mode">
          <input
            type="radio"
            name="mode"
            value={mode}
            checked={panel.mode.value === mode}
            onChange={() => void panel.setMode(mode)}
          />
          <span>{mode === 'in-place' ? words('panel.inPlace') : words('panel.sideBySide')}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** Before a translation the shortcut stands in its place. */
function Inspect({ panel }: { panel: PanelState }) {
  if (panel.page.value?.error) return null
  if (!panel.state.value) return <span class="soft panel-shortcut">{words('panel.shortcut')}</span>
  return (
    <button
      type="button"
      class="quiet"
      data-action="inspect"
      aria-pressed={panel.isInspecting.value}
      onClick={() => void panel.inspect()}
    >
      {panel.isInspecting.value ? words('panel.inspecting') : words('panel.inspect')}
    </button>
  )
}
