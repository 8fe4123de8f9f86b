/** The rules as lists: languages and sites that are always or never translated by themselves. A site goes before a language. */
import { type RuleLists as Lists, withLanguageRule, withSiteRule } from '../../settings/rules'
import { languageName } from '../format'
import { LanguageSelect } from '../language-select'
import { words } from '../words'
import { NamedList } from './named-list'
import type { PagesState } from './pages-state'
import { SiteList } from './site-list'

type Kind = keyof Lists<string>
const KINDS: Kind[] = ['always', 'never']

export function RuleLists({ state }: { state: PagesState }) {
  return (
    <section>
      <h2>{words('pages.rules')}</h2>
      <p class="soft">{words('pages.rulesWhy')}</p>
      {KINDS.map((kind) => (
        <Languages key={kind} state={state} kind={kind} />
      ))}
      {KINDS.map((kind) => (
        <Sites key={kind} state={state} kind={kind} />
      ))}
    </section>
  )
}

function Languages({ state, kind }: { state: PagesState; kind: Kind }) {
  const { rules } = state.settings.value
  const label = kind === 'always' ? words('pages.alwaysLanguages') : words('pages.neverLanguages')
  const set = (tag: string, rule: Kind | null) =>
    void state.change({ rules: withLanguageRule(rules, tag, rule) })
  return (
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
  )
}

function Sites({ state, kind }: { state: PagesState; kind: Kind }) {
  const { rules } = state.settings.value
  const others = rules.sites[kind === 'always' ? 'never' : 'always']
  return (
    <SiteList
      label={kind === 'always' ? words('pages.alwaysSites') : words('pages.neverSites')}
      sites={rules.sites[kind]}
      change={(sites) => {
        const added = sites.find((site) => others.includes(site))
        const next = { ...rules, sites: { ...rules.sites, [kind]: sites } }
        void state.change({ rules: added ? withSiteRule(next, added, kind) : next })
      }}
    />
  )
}
