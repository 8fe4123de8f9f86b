/** How translated pages are read, and how summaries are wanted. */
import type { ComponentType } from 'preact'
import { MODES, THEMES, type Theme } from '../../messaging/page-contract'
import { SUMMARY_KINDS, SUMMARY_LENGTHS } from '../../messaging/reading-contract'
import { closestLanguage, commonLanguages } from '../../text/languages'
import { LanguageSelect } from '../language-select'
import type { ChoicesState } from '../options/choices-state'
import { Check, Choice, Group, Setting } from '../options/setting'
import { kindWords, lengthWords } from '../summary-words'
import { words } from '../words'
import { READING } from './entries'
import { modeName, themeName } from './look-words'

interface Props {
  choices: ChoicesState
  /** A translation as it looks on a page: given by whoever may know how that is. */
  Preview: ComponentType<{ theme: Theme }>
}

export function ReadingPage({ choices, Preview }: Props) {
  return (
    <div class="settings">
      <Look choices={choices} Preview={Preview} />
      <Summaries choices={choices} />
    </div>
  )
}

function Look({ choices, Preview }: Props) {
  const { mode, theme, hoverOriginal } = choices.settings.value
  return (
    <Group title={words('pages.look')}>
      <Choice
        of={READING.mode}
        value={mode}
        options={MODES}
        name={modeName}
        choose={(chosen) => void choices.change({ mode: chosen })}
      />
      <Choice
        of={READING.theme}
        value={theme}
        options={THEMES}
        name={themeName}
        choose={(chosen) => void choices.change({ theme: chosen })}
      />
      <Preview theme={theme} />
      <Check
        of={READING.hover}
        isOn={hoverOriginal}
        turn={(isOn) => void choices.change({ hoverOriginal: isOn })}
      />
    </Group>
  )
}

function Summaries({ choices }: { choices: ChoicesState }) {
  const { summary, target } = choices.settings.value
  const choose = (chosen: Partial<typeof summary>) =>
    void choices.change((now) => ({ summary: { ...now.summary, ...chosen } }))
  return (
    <Group title={words('reading.summaries')} why={words('reading.summariesWhy')}>
      <Choice
        of={READING.summaryKind}
        value={summary.kind}
        options={SUMMARY_KINDS}
        name={kindWords}
        choose={(kind) => choose({ kind })}
      />
      <Choice
        of={READING.summaryLength}
        value={summary.length}
        options={SUMMARY_LENGTHS}
        name={lengthWords}
        choose={(length) => choose({ length })}
      />
      <Setting of={READING.summaryLanguage}>
        <LanguageSelect
          label={READING.summaryLanguage.title()}
          value={closestLanguage(target, commonLanguages.targets)}
          choose={(tag) => tag && void choices.change({ target: tag })}
        />
        <p class="soft">{words('reading.summaryLanguageWhy')}</p>
      </Setting>
    </Group>
  )
}
