/** What most people look for: languages, how carefully is translated, and the two things that Gloss puts on a page. */
import { withSite } from '../../settings/sites'
import { closestLanguage, commonLanguages } from '../../text/languages'
import { languageName } from '../format'
import { LanguageSelect } from '../language-select'
import { Failure } from '../models/errands'
import type { ModelsState } from '../models/models-state'
import type { ChoicesState } from '../options/choices-state'
import { Check, ChoiceSection, Group, Setting } from '../options/setting'
import { SiteList } from '../options/site-list'
import { words } from '../words'
import { GENERAL } from './entries'
import { QUALITIES, qualityWords } from './quality-words'

interface Props {
  choices: ChoicesState
  models: ModelsState
  /** As the browser names its own language. */
  browserLanguage: string
}

export function GeneralPage({ choices, models, browserLanguage }: Props) {
  const { target, pageBar } = choices.settings.value
  const error = models.preferError.value
  return (
    <div class="settings">
      {error && <Failure error={error} />}
      <Group title={words('options.languages')}>
        <Setting of={GENERAL.target}>
          <LanguageSelect
            label={GENERAL.target.title()}
            value={closestLanguage(target, commonLanguages.targets)}
            choose={(tag) => tag && void choices.change({ target: tag })}
          />
        </Setting>
        <Setting of={GENERAL.ownLanguage}>
          <p>{ownLanguageWords(browserLanguage)}</p>
          <p class="soft">{words('general.ownLanguageWhy')}</p>
        </Setting>
      </Group>
      <ChoiceSection
        of={GENERAL.quality}
        value={models.overview.value?.preferences.quality ?? 'auto'}
        options={QUALITIES}
        name={qualityWords}
        choose={(chosen) => void models.prefer({ quality: chosen === 'auto' ? null : chosen })}
      />
      <Group title={words('general.onPages')}>
        <Check of={GENERAL.pageBar} isOn={pageBar} turn={(isOn) => void choices.change({ pageBar: isOn })} />
        <SelectionIcon choices={choices} />
      </Group>
    </div>
  )
}

/** The words' language is the browser's where Gloss has words in it. */
function ownLanguageWords(browserLanguage: string): string {
  const own = words('locale')
  const isTheBrowsers = new Intl.Locale(own).language === new Intl.Locale(browserLanguage).language
  return isTheBrowsers
    ? words('general.ownLanguageIs', { language: languageName(own) })
    : words('general.ownLanguageOther', {
        language: languageName(own),
        browser: languageName(browserLanguage),
      })
}

function SelectionIcon({ choices }: { choices: ChoicesState }) {
  const { selectionIcon } = choices.settings.value
  return (
    <>
      <Check
        of={GENERAL.selectionIcon}
        isOn={selectionIcon.shown && choices.mayReadAll.value}
        turn={(isOn) => void choices.setSelectionIcon(isOn)}
      />
      {choices.isRefused.value && <p role="status">{words('pages.permissionRefused')}</p>}
      {selectionIcon.hiddenOn.length > 0 && (
        <SiteList
          label={words('pages.iconHidden')}
          sites={selectionIcon.hiddenOn}
          set={(site, isListed) =>
            void choices.change(({ selectionIcon }) => ({
              selectionIcon: {
                ...selectionIcon,
                hiddenOn: withSite(selectionIcon.hiddenOn, site, isListed),
              },
            }))
          }
        />
      )}
    </>
  )
}
