/**
 * What the popup knows of the page in front and does to it. No DOM; the browser is an argument.
 *
 *   look ─┬─► closed    no script may run there, and why
 *         └─► open ── translate ─► reports of the page script, as long as the popup is open ── restore ─► open
 *
 * Lifetime: the popup's. What runs on the page goes on without it.
 */
import { type ReadonlySignal, computed, signal } from '@preact/signals'
import type { LanguageTag } from '../../messaging/contract'
import { type ErrorData, toErrorData } from '../../messaging/errors'
import type { Models } from '../../messaging/models-contract'
import type {
  Mode,
  PageCommand,
  PageOrder,
  PageOutcome,
  PageReport,
  Wish,
} from '../../messaging/page-contract'
import type { ChangeSettings } from '../../settings/change-settings'
import { type Rule, languageRule, siteRule, withLanguageRule, withSiteRule } from '../../settings/rules'
import type { Settings } from '../../settings/settings'
import { type OfferState, createOffer } from '../offer/offer-state'

/** The page in front, before anything is done to it. */
export interface SeenPage {
  /** For rules; null for a page of no site. */
  site: string | null
  /** What people call the place. */
  place: string
  language: LanguageTag | null
  /** Why no script may run there. */
  error: ErrorData | null
}

export interface PanelNeeds {
  page: ReadonlySignal<SeenPage | null>
  settings: ReadonlySignal<Settings>
  changeSettings: ChangeSettings
  target: ReadonlySignal<LanguageTag>
  /** Gloss may read every site. */
  mayReadAll: ReadonlySignal<boolean>
  translate(order: PageOrder): Promise<PageOutcome>
  tell(command: PageCommand): Promise<PageReport | null>
  /** Calls back with every report, with null where there is no script; again after a translation has begun. */
  watch(listener: (report: PageReport | null) => void): void
  /** In the gesture: asks the browser, and does what is wished for. False: refused. */
  askFor(wish: Wish): Promise<boolean>
  models: Pick<Models, 'offer' | 'download' | 'pause' | 'cancel'>
  openModels(source: LanguageTag, target: LanguageTag): void
}

/** How far a wish is that takes the permission: what it is for is said before the browser is asked. */
export interface WishStep {
  wish: Wish
  step: 'explained' | 'refused'
}

export type PanelState = ReturnType<typeof panelState>

export function panelState(needs: PanelNeeds) {
  const { page, settings, target, mayReadAll } = needs
  const report = signal<PageReport | null>(null)
  const isAsking = signal(false)
  const refused = signal<ErrorData | null>(null)
  const wish = signal<WishStep | null>(null)
  const offer = signal<OfferState | null>(null)
  const state = computed(() => report.value?.state ?? null)
  const mode = computed<Mode>(() => state.value?.mode ?? settings.value.mode)
  /** What the page script has found beats what a sample says. */
  const language = computed(() => state.value?.source ?? page.value?.language ?? null)
  const rules = computed(() => settings.value.rules)

  function follow(now: PageReport | null): void {
    report.value = now
    const error = now?.state?.phase === 'failed' ? now.state.error : null
    const missing = error?.code === 'no-model' ? error.values : null
    const current = offer.value
    if (current && current.source === missing?.source && current.target === missing.target) return
    current?.close()
    offer.value = null
    if (!missing) return
    const { source, target } = missing
    offer.value = createOffer({ models: needs.models, source, target, onReady: () => void tell('resume') })
    void offer.value.ask()
  }
  needs.watch(follow)

  async function translate(): Promise<void> {
    if (isAsking.value) return
    isAsking.value = true
    refused.value = null
    try {
      const order = { source: null, target: target.value, mode: mode.value }
      const outcome = await needs.translate(order)
      if (outcome.started) needs.watch(follow)
      else refused.value = outcome.error
    } catch (error) {
      refused.value = toErrorData(error)
    } finally {
      isAsking.value = false
    }
  }

  async function tell(what: 'stop' | 'resume' | 'restore' | 'inspect'): Promise<void> {
    follow(await needs.tell({ type: 'gloss:page', do: what }))
  }

  /** Of a rule that takes the permission and has not got it; shown while it is being explained. */
  function held(what: Wish['what'], rule: Rule): Rule {
    if (wish.value?.step === 'explained' && wish.value.wish.what === what) return 'always'
    return rule === 'always' && !mayReadAll.value ? null : rule
  }

  /** Without the permission what happens by itself is explained first; the browser is asked by `grant`. */
  function explains(rule: Rule, wanted: Wish): boolean {
    const isMissing = rule === 'always' && !mayReadAll.value
    wish.value = isMissing ? { wish: wanted, step: 'explained' } : null
    return isMissing
  }

  return {
    page,
    target,
    state,
    mode,
    language,
    isAsking: isAsking as ReadonlySignal<boolean>,
    refused: computed(() => refused.value ?? page.value?.error ?? null),
    offer: offer as ReadonlySignal<OfferState | null>,
    coverage: computed(() => report.value?.coverage ?? null),
    isInspecting: computed(() => report.value?.isInspecting ?? false),
    wish: wish as ReadonlySignal<WishStep | null>,
    languageRule: computed(() => held('language', languageRule(rules.value, language.value))),
    siteRule: computed(() => held('site', siteRule(rules.value, page.value?.site ?? null))),
    /** Frames of other sites that only the permission opens. */
    closedFrames: computed(() => (mayReadAll.value ? 0 : (report.value?.coverage?.foreignFrames ?? 0))),

    translate,
    stop: () => tell('stop'),
    resume: () => tell('resume'),
    restore: () => tell('restore'),
    inspect: () => tell('inspect'),
    openModels: () => {
      if (offer.value) needs.openModels(offer.value.source, offer.value.target)
    },

    /** For this page, if it is translated, and for the next ones. */
    async setMode(mode: Mode): Promise<void> {
      if (state.value) follow(await needs.tell({ type: 'gloss:page', do: 'mode', mode }))
      await needs.changeSettings({ mode })
    },
    /** The settings have it already; a translated page begins again with it. */
    async followTarget(target: LanguageTag): Promise<void> {
      if (!state.value) return
      await needs.translate({ source: null, target, mode: mode.value })
    },
    async setLanguageRule(rule: Rule): Promise<void> {
      const tag = language.value
      if (tag && !explains(rule, { what: 'language', language: tag }))
        await needs.changeSettings(({ rules }) => ({ rules: withLanguageRule(rules, tag, rule) }))
    },
    async setSiteRule(rule: Rule): Promise<void> {
      const site = page.value?.site
      if (site && !explains(rule, { what: 'site', site }))
        await needs.changeSettings(({ rules }) => ({ rules: withSiteRule(rules, site, rule) }))
    },
    openFrames(): void {
      wish.value = { wish: { what: 'frames' }, step: 'explained' }
    },
    /** In the reader's gesture. */
    async grant(): Promise<void> {
      if (!wish.value) return
      const { wish: wanted } = wish.value
      wish.value = (await needs.askFor(wanted)) ? null : { wish: wanted, step: 'refused' }
      if (!wish.value) needs.watch(follow)
    },
    decline(): void {
      wish.value = null
    },
  }
}
