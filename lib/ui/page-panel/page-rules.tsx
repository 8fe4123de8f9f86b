/** What is to happen with pages like this one: by its language and by its site, each translated always, never, or when asked. */
import type { Rule } from '../../settings/rules'
import { languageName } from '../format'
import { NamedSelect } from '../named-select'
import { words } from '../words'
import type { PanelState } from './panel-state'

const RULES: Record<'always' | 'never' | 'ask', Rule> = { ask: null, always: 'always', never: 'never' }
type Choice = keyof typeof RULES

export function PageRules({ panel }: { panel: PanelState }) {
  const language = panel.language.value
  const { site = null, error = null } = panel.page.value ?? {}
  return (
    <details class="rules">
      <summary>{summaryWords(panel)}</summary>
      <div class="rule-list">
        <RuleSelect
          label={
            language
              ? words('panel.ruleLanguage', { language: languageName(language) })
              : words('panel.ruleLanguageUnknown')
          }
          rule={panel.languageRule.value}
          isOff={!language || error !== null}
          choose={panel.setLanguageRule}
        />
        <RuleSelect
          label={site ? words('panel.ruleSite', { site }) : words('panel.ruleSiteUnknown')}
          rule={panel.siteRule.value}
          isOff={!site}
          choose={panel.setSiteRule}
        />
      </div>
    </details>
  )
}

/** The rule that holds here, without opening it: a site goes before a language. */
function summaryWords({ languageRule, siteRule, wish }: PanelState): string {
  if (wish.value) return words('panel.rules')
  const rule = siteRule.value ?? languageRule.value
  if (rule === null) return words('panel.rules')
  return rule === 'always' ? words('panel.rulesAlways') : words('panel.rulesNever')
}

const NAMES: Record<Choice, () => string> = {
  ask: () => words('panel.ruleAsk'),
  always: () => words('panel.ruleAlways'),
  never: () => words('panel.ruleNever'),
}

interface RuleProps {
  label: string
  rule: Rule
  isOff: boolean
  choose(rule: Rule): Promise<void>
}

function RuleSelect({ label, rule, isOff, choose }: RuleProps) {
  const chosen: Choice = rule ?? 'ask'
  return (
    <NamedSelect
      class="rule"
      label={label}
      value={chosen}
      shown={NAMES[chosen]()}
      options={Object.entries(NAMES).map(([value, name]) => ({ value, name: name() }))}
      disabled={isOff}
      choose={(value) => void choose(RULES[value as Choice])}
    />
  )
}
