/** How translated pages are read, and how summaries are wanted. */
import { MODES, THEMES } from '../../messaging/page-contract'
import { SUMMARY_KINDS, SUMMARY_LENGTHS } from '../../messaging/reading-contract'
import type { ChoicesState } from '../options/choices-state'
import { Check, Choice, Group } from '../options/setting'
import { kindWords, lengthWords } from '../summary-words'
import { words } from '../words'
import { READING } from './entries'
import { modeName, themeName } from './look-words'

export function ReadingPage({ choices }: { choices: ChoicesState }) {
  return (
    <div class="settings">
      <Look choices={choices} />
      <Summaries choices={choices} />
    </div>
  )
}

function Look({ choices }: { choices: ChoicesState }) {
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
      <Check
        of={READING.hover}
        isOn={hoverOriginal}
        turn={(isOn) => void choices.change({ hoverOriginal: isOn })}
      />
    </Group>
  )
}

function Summaries({ choices }: { choices: ChoicesState }) {
  const { summary } = choices.settings.value
  return (
    <Group title={words('reading.summaries')} why={words('reading.summariesWhy')}>
      <Choice
        of={READING.summaryKind}
        value={summary.kind}
        options={SUMMARY_KINDS}
        name={kindWords}
        choose={(kind) => void choices.change({ summary: { ...summary, kind } })}
      />
      <Choice
        of={READING.summaryLength}
        value={summary.length}
        options={SUMMARY_LENGTHS}
        name={lengthWords}
        choose={(length) => void choices.change({ summary: { ...summary, length } })}
      />
    </Group>
  )
}
