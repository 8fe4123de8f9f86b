import { describe, expect, test } from 'vitest'
import {
  NO_RULES,
  type RuledPage,
  ruleFor,
  withLanguageRule,
  withSiteRule,
} from '../../../lib/settings/rules'

const PAGE: RuledPage = { site: 'example.fr', language: 'fr', target: 'en' }
const always = withLanguageRule(NO_RULES, 'fr', 'always')
const never = withLanguageRule(NO_RULES, 'fr', 'never')

describe('which rule holds for a page', () => {
  test.each([
    ['no rule: offered', NO_RULES, 'offer'],
    ['always this language', always, 'always'],
    ['never this language', never, 'never'],
    ['never this site, before always this language', withSiteRule(always, 'example.fr', 'never'), 'never'],
    ['always this site, before never this language', withSiteRule(never, 'example.fr', 'always'), 'always'],
    ['a rule for another site', withSiteRule(NO_RULES, 'example.com', 'never'), 'offer'],
    ['a rule for the language in another region', withLanguageRule(NO_RULES, 'fr-CA', 'always'), 'always'],
  ] as const)('%s', (_, rules, verdict) => expect(ruleFor(PAGE, rules)).toBe(verdict))

  test('never this site is stronger than always this site, whoever wrote both', () => {
    const both = { ...NO_RULES, sites: { always: ['example.fr'], never: ['example.fr'] } }
    expect(ruleFor(PAGE, both)).toBe('never')
  })

  test.each([
    ['in the language of the reader', { ...PAGE, language: 'en-GB' }, 'leave'],
    ['in no language that anybody can tell', { ...PAGE, language: null }, 'leave'],
    ['of no site', { ...PAGE, site: null }, 'offer'],
  ] as const)('a page %s', (_, page, verdict) => expect(ruleFor(page, NO_RULES)).toBe(verdict))

  test('a site that is always translated is left alone in the language of the reader, and only there', () => {
    const rules = withSiteRule(NO_RULES, 'example.fr', 'always')
    expect(ruleFor({ ...PAGE, language: 'en' }, rules)).toBe('leave')
    expect(ruleFor({ ...PAGE, language: null }, rules)).toBe('always')
  })
})

describe('changing rules', () => {
  test('a language has one rule at a time, and none when it is taken back', () => {
    expect(withLanguageRule(never, 'fr-CA', 'always').languages).toEqual({ always: ['fr-CA'], never: [] })
    expect(withLanguageRule(always, 'fr', 'always').languages.always).toEqual(['fr'])
    expect(withLanguageRule(always, 'fr', null)).toEqual(NO_RULES)
  })

  test('so has a site', () => {
    const rules = withSiteRule(withSiteRule(NO_RULES, 'a.fr', 'always'), 'a.fr', 'never')
    expect(rules.sites).toEqual({ always: [], never: ['a.fr'] })
    expect(withSiteRule(rules, 'a.fr', null)).toEqual(NO_RULES)
  })

  test('what was there before stays as it was', () => {
    withSiteRule(always, 'a.fr', 'never')
    expect(always.sites).toEqual({ always: [], never: [] })
  })
})
