/** What is to happen with pages like this one: always this language, never this site. The permission is asked for in place. */
import { languageName } from '../format'
import { words } from '../words'
import type { PanelState } from './panel-state'

export function RuleBoxes({ panel }: { panel: PanelState }) {
  const language = panel.language.value
  const page = panel.page.value
  return (
    <>
      <div class="rules">
        <label class="rule">
          <input
            type="checkbox"
            data-rule="always"
            checked={panel.isAlways.value || panel.wish.value === 'explained'}
            disabled={!language || page?.error != null}
            onChange={(event) => void panel.setAlways(event.currentTarget.checked)}
          />
          {language
            ? words('panel.always', { language: languageName(language) })
            : words('panel.alwaysUnknown')}
        </label>
        <label class="rule">
          <input
            type="checkbox"
            data-rule="never"
            checked={panel.isNeverHere.value}
            disabled={!page?.site}
            onChange={(event) => void panel.setNeverHere(event.currentTarget.checked)}
          />
          {words('panel.never')}
        </label>
      </div>
      <Wish panel={panel} />
    </>
  )
}

function Wish({ panel }: { panel: PanelState }) {
  const wish = panel.wish.value
  if (wish === 'refused') {
    return (
      <p class="wish soft" role="status">
        {words('panel.wishRefused')}
      </p>
    )
  }
  if (wish !== 'explained') return null
  return (
    <div class="wish" role="group" aria-label={words('panel.wishLabel')}>
      <p>{words('panel.wishWhy')}</p>
      <p class="wish-actions">
        <button type="button" data-action="grant" onClick={() => void panel.grant()}>
          {words('panel.wishGrant')}
        </button>
        <button type="button" class="quiet" onClick={() => panel.decline()}>
          {words('offer.notNow')}
        </button>
      </p>
    </div>
  )
}
