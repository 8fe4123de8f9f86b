/** What happens with languages and sites by itself, the permission that this takes, and the reader's own words. */
import { GlossarySection } from '../glossary/glossary-section'
import type { ModelsState } from '../models/models-state'
import type { ChoicesState } from '../options/choices-state'
import { Check, Group } from '../options/setting'
import { words } from '../words'
import { LANGUAGES } from './entries'
import { RuleLists } from './rule-lists'
import { SitePermission } from './site-permission'

export function LanguagesPage({ choices, models }: { choices: ChoicesState; models: ModelsState }) {
  return (
    <div class="settings">
      <SitePermission choices={choices} />
      <Group title={words('pages.byItself')}>
        {!choices.mayReadAll.value && <p class="soft">{words('pages.waits')}</p>}
        <Check
          of={LANGUAGES.offer}
          isOn={choices.settings.value.offer}
          turn={(isOn) => void choices.change({ offer: isOn })}
        />
      </Group>
      <RuleLists choices={choices} />
      <GlossarySection models={models} />
    </div>
  )
}
