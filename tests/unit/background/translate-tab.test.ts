import { describe, expect, test } from 'vitest'
import { arrived } from '../../../lib/background/follow-tabs'
import { translatedTab } from '../../../lib/background/tab-memory'
import { tellTerms } from '../../../lib/background/tell-terms'
import { keepPage, toggleTab, translateParagraph, translateTab } from '../../../lib/background/translate-tab'
import { NO_RULES, withLanguageRule, withSiteRule } from '../../../lib/settings/rules'
import { STATE, fakeTabs } from './tab-fixture'

const ORDER = { source: null, target: 'en', mode: 'in-place' as const }
const URL_HERE = 'https://example.fr/one'

describe('translate', () => {
  test('puts the script into the top frame only, and tells it the order', async () => {
    const { put, injected, told } = fakeTabs()
    put(1)
    expect(await translateTab(1, ORDER)).toEqual({ started: true })
    expect(injected).toEqual([{ tabId: 1, allFrames: false, what: '/page.js' }])
    expect(told.at(-1)).toEqual({
      tabId: 1,
      frameId: 0,
      command: { type: 'gloss:page', do: 'translate', isAutomatic: false, ...ORDER },
    })
  })

  test('into frames, too, where the reader lets Gloss read every site', async () => {
    const { put, injected } = fakeTabs({ allSites: true })
    put(1)
    await translateTab(1, ORDER)
    expect(injected[0]).toMatchObject({ allFrames: true })
  })

  test('says why not', async () => {
    const { put } = fakeTabs()
    put(1, { url: 'chrome://settings/', mayRun: false })
    expect(await translateTab(1, ORDER)).toEqual({
      started: false,
      error: { code: 'page-closed', values: { url: 'chrome://settings/' } },
    })
  })

  test('the shortcut translates as the settings have it, then puts back, then translates again', async () => {
    const { put, commands, told, ready } = fakeTabs({ settings: { target: 'de', mode: 'bilingual' } })
    await ready
    put(1)
    for (let press = 0; press < 3; press++) await toggleTab(1)
    expect(commands(1)).toEqual(['translate', 'restore', 'translate'])
    expect(told.find(({ command }) => command.do === 'translate')?.command).toMatchObject({
      source: null,
      target: 'de',
      mode: 'bilingual',
    })
  })
})

test('one paragraph: the page is told, as the settings have it', async () => {
  const { put, told, ready } = fakeTabs({ settings: { target: 'de' } })
  await ready
  put(1)
  expect(await translateParagraph(1)).toEqual({ started: true })
  expect(told.at(-1)?.command).toMatchObject({ do: 'paragraph', target: 'de' })
})

describe('what the script says of its page', () => {
  test('is not kept once the reader has stopped it', async () => {
    const { report } = fakeTabs()
    await keepPage(1, URL_HERE, report(STATE))
    await keepPage(1, URL_HERE, report({ ...STATE, phase: 'stopped' }))
    expect(await translatedTab(1)).toBeNull()
  })

  test('is kept for the tab, and shown as two letters', async () => {
    const { report, badges } = fakeTabs()
    await keepPage(1, URL_HERE, report(STATE))
    expect(await translatedTab(1)).toEqual({ origin: 'https://example.fr', order: ORDER })
    expect(badges.get(1)).toBe('en')
  })

  test('is forgotten when the page is as it was', async () => {
    const { report, badges } = fakeTabs()
    await keepPage(1, URL_HERE, report(STATE))
    await keepPage(1, URL_HERE, report(null))
    expect(await translatedTab(1)).toBeNull()
    expect(badges.get(1)).toBe('')
  })

  test('a failed page has no mark', async () => {
    const { report, badges } = fakeTabs()
    await keepPage(1, URL_HERE, report({ ...STATE, phase: 'failed' }))
    expect(badges.get(1)).toBe('')
  })
})

describe('a translated tab that goes on', () => {
  async function translated(options: Parameters<typeof fakeTabs>[0] = {}) {
    const tabs = fakeTabs(options)
    await tabs.ready
    await keepPage(1, URL_HERE, tabs.report(STATE))
    return tabs
  }

  test('within its origin stays translated, and says nothing loudly', async () => {
    const { put, told } = await translated()
    put(1)
    await arrived(1, 'https://example.fr/two')
    expect(told.at(-1)?.command).toMatchObject({ do: 'translate', isAutomatic: true, target: 'en' })
  })

  test('to another origin does not', async () => {
    const { put, commands } = await translated()
    put(1, { url: 'https://example.com/' })
    await arrived(1, 'https://example.com/')
    expect(commands(1)).toEqual([])
    expect(await translatedTab(1)).toBeNull()
  })

  test('where the grant has ended is forgotten: Gloss may not even know the address', async () => {
    const { put, injected } = await translated()
    put(1, { mayRun: false })
    await arrived(1, undefined)
    expect(injected).toEqual([])
    expect(await translatedTab(1)).toBeNull()
  })

  test('back to a page that was kept whole is shown as it is', async () => {
    const { put, commands, badges } = await translated()
    put(1, { state: { ...STATE, target: 'de' } })
    await arrived(1, URL_HERE)
    expect(commands(1)).toEqual([])
    expect(badges.get(1)).toBe('de')
  })
})

describe('rules', () => {
  const always = { rules: withLanguageRule(NO_RULES, 'fr', 'always') }

  test('nothing happens by itself, and nothing is read, without the permission', async () => {
    const { put, injected, badges, told, ready } = fakeTabs({ settings: always })
    await ready
    put(1)
    await arrived(1, URL_HERE)
    expect([injected, told, [...badges]]).toEqual([[], [], []])
  })

  const cases: [name: string, settings: object, language: string, told: string[], badge: string][] = [
    ['always this language: translated', always, 'fr', ['translate'], ''],
    ['no rule: a quiet mark', {}, 'fr', [], 'fr'],
    ['no rule and no offers: nothing', { offer: false }, 'fr', [], ''],
    ['in the language of the reader: nothing', always, 'en', [], ''],
    ['never this language: nothing', { rules: withLanguageRule(NO_RULES, 'fr', 'never') }, 'fr', [], ''],
    ['never this site: nothing', { rules: withSiteRule(always.rules, 'example.fr', 'never') }, 'fr', [], ''],
  ]
  test.each(cases)('%s', async (_, settings, language, expected, badge) => {
    const { put, commands, badges, ready } = fakeTabs({
      allSites: true,
      settings: { target: 'en', ...settings },
    })
    await ready
    put(1, { language })
    await arrived(1, URL_HERE)
    expect(commands(1)).toEqual(expected)
    expect(badges.get(1) ?? '').toBe(badge)
  })

  test('a page that the reader has put back stays so, though its address changes', async () => {
    const { put, commands, ready } = fakeTabs({ allSites: true, settings: always })
    await ready
    put(1, { state: null })
    await arrived(1, 'https://example.fr/two')
    expect(commands(1)).toEqual([])
  })

  test('a page of no site is not read', async () => {
    const { put, injected, ready } = fakeTabs({ allSites: true, settings: always })
    await ready
    put(1, { url: 'file:///home/a.html' })
    await arrived(1, 'file:///home/a.html')
    expect(injected).toEqual([])
  })
})

test('words of the glossary that have changed are told to the tabs that are translated, and to no other', async () => {
  const { put, told } = fakeTabs()
  for (const tab of [1, 2, 3]) put(tab, { state: null })
  for (const tab of [1, 3])
    await keepPage(tab, URL_HERE, { state: STATE, coverage: null, isInspecting: false })
  await tellTerms(['voiture'])
  const command = { type: 'gloss:page', do: 'terms', terms: ['voiture'] }
  expect(told.filter((one) => one.command.do === 'terms')).toEqual([
    { tabId: 1, command, frameId: undefined },
    { tabId: 3, command, frameId: undefined },
  ])
})
