/** The rules as lists: languages and sites that are always or never translated by themselves. A site goes before a language. */
import { type RuleLists as Lists, withLanguageRule, withSiteRule } from '../../settings/rules'
import { languageName } from '../format'
import { LanguageSelect } from '../language-select'
import type { ChoicesState } from '../options/choices-state'
import { NamedList } from '../options/named-list'
import { Group, Setting } from '../options/setting'
import { SiteList } from '../options/site-list'
import { words } from '../words'
import { LANGUAGES } from './entries'

type Kind = keyof Lists<string>
const KINDS: Kind[] = ['always', 'never']

export function RuleLists({ choices }: { choices: ChoicesState }) {
  return (
    <Group title={words('pages.rules')} why={words('pages.rulesWhy')}>
      {KINDS.map((kind) => (
        <Languages key={kind} choices={choices} kind={kind} />
      ))}
      {KINDS.map((kind) => (
        <Sites key={kind} choices={choices} kind={kind} />
      ))}
    </Group>
  )
}

function Languages({ choices, kind }: { choices: ChoicesState; kind: Kind }) {
  const { rules } = choices.settings.value
  const entry = kind === 'always' ? LANGUAGES.alwaysLanguages : LANGUAGES.neverLanguages
  const label = entry.title()
  const set = (tag: string, rule: Kind | null) =>
    void choices.change(({ rules }) => ({ rules: withLanguageRule(rules, tag, rule) }))
  return (
    <Setting of={entry}>
      <div class="rule-list">
        <h3>{label}</h3>
        <NamedList
          label={label}
          items={rules.languages[kind].map((tag) => ({ id: tag, name: languageName(tag) }))}
          remove={(tag) => set(tag, null)}
        />
        <p>
          <LanguageSelect
            label=""
            name={words('pages.addLanguageTo', { list: label })}
            value={null}
            none={words('pages.addLanguage')}
            choose={(tag) => tag && set(tag, kind)}
          />
        </p>
      </div>
    </Setting>
  )
}

function Sites({ choices, kind }: { choices: ChoicesState; kind: Kind }) {
  const { rules } = choices.settings.value
  const entry = kind === 'always' ? LANGUAGES.alwaysSites : LANGUAGES.neverSites
  return (
    <Setting of={entry}>
      <SiteList
        label={entry.title()}
        sites={rules.sites[kind]}
        set={(site, isListed) =>
          void choices.change(({ rules }) => ({ rules: withSiteRule(rules, site, isListed ? kind : null) }))
        }
      />
    </Setting>
  )
}
