/** The page in front, as the popup's panel sees it: the browser and the page script are played by the test. */
import { type Signal, signal } from '@preact/signals'
import { vi } from 'vitest'
import type { LanguageTag } from '../../../lib/messaging/contract'
import type { Models } from '../../../lib/messaging/models-contract'
import type {
  PageCommand,
  PageOrder,
  PageOutcome,
  PageReport,
  PageState,
  Wish,
} from '../../../lib/messaging/page-contract'
import { parseSettings } from '../../../lib/settings/parse-settings'
import { withLanguageRule, withSiteRule } from '../../../lib/settings/rules'
import type { Settings } from '../../../lib/settings/settings'
import { type SeenPage, panelState } from '../../../lib/ui/page-panel/panel-state'

const STATE: PageState = {
  phase: 'starting',
  mode: 'in-place',
  source: 'fr',
  target: 'en',
  done: 0,
  total: 0,
  loading: null,
  error: null,
}

export const FRENCH: SeenPage = { site: 'example.fr', place: 'example.fr', language: 'fr', error: null }

export function fakePanel(target: Signal<LanguageTag>, models: Models) {
  const page = signal<SeenPage | null>(FRENCH)
  const settings = signal<Settings>(parseSettings({}, 'en'))
  const mayReadAll = signal(false)
  const told: PageCommand[] = []
  const asked: Wish[] = []
  const answers = { outcome: { started: true } as PageOutcome, isGranted: true }
  let listener: (report: PageReport | null) => void = () => {}
  let report: PageReport | null = null

  const put = (state: Partial<PageState> | null, more: Partial<PageReport> = {}) => {
    const whole = state && { ...STATE, ...report?.state, ...state }
    report = { state: whole, coverage: null, isInspecting: false, ...more }
    listener(report)
  }

  const translate = vi.fn<(order: PageOrder) => Promise<PageOutcome>>(async (order) => {
    if (answers.outcome.started) {
      const { target, mode } = order
      report = { state: { ...STATE, target, mode }, coverage: null, isInspecting: false }
    }
    return answers.outcome
  })

  const panel = panelState({
    page,
    settings,
    changeSettings: async (change) => {
      const changed = typeof change === 'function' ? change(settings.value) : change
      settings.value = parseSettings({ ...settings.value, ...changed }, 'en')
    },
    target,
    mayReadAll,
    translate,
    tell: async (command) => {
      told.push(command)
      if (command.do === 'restore') put(null)
      if (command.do === 'stop') put({ phase: 'stopped' })
      if (command.do === 'resume') put({ phase: 'translating', error: null })
      if (command.do === 'mode') put({ mode: command.mode })
      if (command.do === 'inspect') put({}, { ...report, isInspecting: !report?.isInspecting })
      return report
    },
    watch: (to) => {
      listener = to
      to(report)
    },
    askFor: async (wish) => {
      asked.push(wish)
      if (!answers.isGranted) return false
      mayReadAll.value = true
      const { rules } = settings.value
      if (wish.what === 'language')
        settings.value = { ...settings.value, rules: withLanguageRule(rules, wish.language, 'always') }
      if (wish.what === 'site')
        settings.value = { ...settings.value, rules: withSiteRule(rules, wish.site, 'always') }
      return true
    },
    models,
    openModels: () => {},
  })
  return { panel, page, settings, mayReadAll, told, asked, answers, put, translate }
}
