/** The options about pages: how they are translated, what happens by itself, and the permission that this takes. */
import { MODES, THEMES, type Mode, type Theme } from '../../messaging/page-contract'
import { closestLanguage, commonLanguages } from '../../text/languages'
import { LanguageSelect } from '../language-select'
import { words } from '../words'
import type { PagesState } from './pages-state'
import { RuleLists } from './rule-lists'
import { SiteList } from './site-list'

export function PagesSettings({ state }: { state: PagesState }) {
  return (
    <div class="settings">
      <Look state={state} />
      <Permission state={state} />
      <ByItself state={state} />
      <RuleLists state={state} />
    </div>
  )
}

function Look({ state }: { state: PagesState }) {
  const { target, mode, theme, pageBar, hoverOriginal } = state.settings.value
  return (
    <section>
      <h2>{words('pages.look')}</h2>
      <p>
        <LanguageSelect
          label={words('pages.target')}
          value={closestLanguage(target, commonLanguages.targets)}
          choose={(tag) => tag && void state.change({ target: tag })}
        />
      </p>
      <Choice
        label={words('panel.mode')}
        value={mode}
        options={MODES}
        name={modeName}
        choose={(chosen) => void state.change({ mode: chosen })}
      />
      <Choice
        label={words('pages.theme')}
        value={theme}
        options={THEMES}
        name={themeName}
        choose={(chosen) => void state.change({ theme: chosen })}
      />
      <Check
        label={words('pages.bar')}
        isOn={pageBar}
        turn={(isOn) => void state.change({ pageBar: isOn })}
      />
      <Check
        label={words('pages.hover')}
        isOn={hoverOriginal}
        turn={(isOn) => void state.change({ hoverOriginal: isOn })}
      />
    </section>
  )
}

const modeName = (mode: Mode) => (mode === 'in-place' ? words('panel.inPlace') : words('panel.sideBySide'))

const THEME_NAMES: Record<Theme, () => string> = {
  plain: () => words('pages.themePlain'),
  faded: () => words('pages.themeFaded'),
  underline: () => words('pages.themeUnderline'),
  bar: () => words('pages.themeBar'),
  blur: () => words('pages.themeBlur'),
}
const themeName = (theme: Theme) => THEME_NAMES[theme]()

/** Says how it stands, what it is for, and how to give it back. */
function Permission({ state }: { state: PagesState }) {
  const isGranted = state.mayReadAll.value
  return (
    <section>
      <h2>{words('pages.permission')}</h2>
      <p class="soft">{words('pages.permissionWhy')}</p>
      <p role="status">
        {isGranted ? words('pages.permissionHeld') : words('pages.permissionAbsent')}
        {state.isRefused.value && ` ${words('pages.permissionRefused')}`}
      </p>
      <p>
        {isGranted ? (
          <button type="button" onClick={() => void state.giveBack()}>
            {words('pages.giveBack')}
          </button>
        ) : (
          <button type="button" onClick={() => void state.allow()}>
            {words('panel.wishGrant')}
          </button>
        )}
      </p>
    </section>
  )
}

function ByItself({ state }: { state: PagesState }) {
  const { offer, selectionIcon } = state.settings.value
  const isGranted = state.mayReadAll.value
  return (
    <section>
      <h2>{words('pages.byItself')}</h2>
      {!isGranted && <p class="soft">{words('pages.waits')}</p>}
      <Check label={words('pages.offer')} isOn={offer} turn={(isOn) => void state.change({ offer: isOn })} />
      <Check
        label={words('pages.icon')}
        isOn={selectionIcon.shown && isGranted}
        turn={(isOn) => void state.setSelectionIcon(isOn)}
      />
      {selectionIcon.hiddenOn.length > 0 && (
        <SiteList
          label={words('pages.iconHidden')}
          sites={selectionIcon.hiddenOn}
          change={(hiddenOn) => void state.change({ selectionIcon: { ...selectionIcon, hiddenOn } })}
        />
      )}
    </section>
  )
}

interface ChoiceProps<Option extends string> {
  label: string
  value: Option
  options: readonly Option[]
  name(option: Option): string
  choose(option: Option): void
}

function Choice<Option extends string>({ label, value, options, name, choose }: ChoiceProps<Option>) {
  return (
    <p>
      <label class="field-line">
        <span>{label}</span>
        <select value={value} onChange={(event) => choose(event.currentTarget.value as Option)}>
          {options.map((option) => (
            <option key={option} value={option}>
              {name(option)}
            </option>
          ))}
        </select>
      </label>
    </p>
  )
}

function Check({ label, isOn, turn }: { label: string; isOn: boolean; turn: (isOn: boolean) => void }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => {
          const { checked } = event.currentTarget
          // What is shown is what is stored: a refused permission leaves the box as it was.
          event.currentTarget.checked = isOn
          turn(checked)
        }}
      />
      {label}
    </label>
  )
}
