/** How the summary is wanted. A change makes it anew. */
import { SUMMARY_KINDS, SUMMARY_LENGTHS, type SummaryLength } from '../../messaging/reading-contract'
import { LanguageSelect } from '../language-select'
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
          <label class="language">
            <span class="soft">{words('sidePanel.length')}</span>
            <span class="language-name" aria-hidden="true">
              {lengthWords(length)}
            </span>
            <select
              value={length}
              onChange={({ currentTarget }) =>
                then(() => choices.chooseLength(currentTarget.value as SummaryLength))
              }
            >
              {SUMMARY_LENGTHS.map((one) => (
                <option key={one} value={one}>
                  {lengthWords(one)}
                </option>
              ))}
            </select>
          </label>
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
