/** What happens with languages and sites by itself, and the permission that this takes. */
import type { ChoicesState } from '../options/choices-state'
import { Check, Group } from '../options/setting'
import { words } from '../words'
import { LANGUAGES } from './entries'
import { RuleLists } from './rule-lists'
import { SitePermission } from './site-permission'

export function LanguagesPage({ choices }: { choices: ChoicesState }) {
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
    </div>
  )
}
