/** How the summary is wanted. A change makes it anew. */
import { SUMMARY_KINDS, SUMMARY_LENGTHS, type SummaryLength } from '../../messaging/reading-contract'
import { LanguageSelect } from '../language-select'
import { NamedSelect } from '../named-select'
import { kindWords, lengthWords } from '../summary-words'
import { words } from '../words'
import type { Panel } from './panel'

export function SummaryControls({ panel }: { panel: Panel }) {
  const { choices } = panel
  const kind = choices.kind.value
  const length = choices.length.value
  const then = (choose: () => void) => {
    choose()
    panel.again()
  }
  return (
    <div class="controls" data-part="controls">
      <fieldset class="kinds">
        <legend class="spoken">{words('sidePanel.kind')}</legend>
        {SUMMARY_KINDS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="summary-kind"
              value={one}
              checked={one === kind}
              onChange={() => then(() => choices.chooseKind(one))}
            />
            <span>{kindWords(one)}</span>
          </label>
        ))}
      </fieldset>
      <div class="fine">
        {kind !== 'sentence' && (
          <NamedSelect
            label={words('sidePanel.length')}
            value={length}
            shown={lengthWords(length)}
            options={SUMMARY_LENGTHS.map((one) => ({ value: one, name: lengthWords(one) }))}
            choose={(chosen) => then(() => choices.chooseLength(chosen as SummaryLength))}
          />
        )}
        <LanguageSelect
          label={words('sidePanel.language')}
          value={choices.language.value}
          choose={(tag) => tag && then(() => choices.chooseLanguage(tag))}
        />
      </div>
    </div>
  )
}
