/** What each thing that a file of settings may change is called on its page. The compiler asks for every one. */
import type { ModelPreferences } from '../../messaging/models-contract'
import type { Settings } from '../../settings/settings'
import type { SettingsPlan } from '../../settings/settings-file'
import { GENERAL } from '../general/entries'
import { GLOSSARY } from '../glossary/entries'
import { LANGUAGES } from '../languages/entries'
import { MODELS } from '../models/entries'
import { PRIVACY } from '../privacy/entries'
import { READING } from '../reading/entries'
import { words } from '../words'
import { ADVANCED } from './entries'

const SETTINGS: Record<keyof Settings, () => string> = {
  target: GENERAL.target.title,
  mode: READING.mode.title,
  theme: READING.theme.title,
  pageBar: GENERAL.pageBar.title,
  hoverOriginal: READING.hover.title,
  offer: LANGUAGES.offer.title,
  rules: () => words('pages.rules'),
  summary: () => words('reading.summaries'),
  selectionIcon: GENERAL.selectionIcon.title,
}

const PREFERENCES: Record<keyof ModelPreferences, () => string> = {
  host: ADVANCED.mirror.title,
  budgetBytes: MODELS.storage.title,
  rungs: ADVANCED.device.title,
  idleMinutes: ADVANCED.idle.title,
  quality: GENERAL.quality.title,
  rememberTranslations: PRIVACY.remembered.title,
  keepHistory: PRIVACY.history.title,
  glossary: GLOSSARY.glossary.title,
}

export function titlesOf({
  settings,
  preferences,
}: Pick<SettingsPlan, 'settings' | 'preferences'>): string[] {
  const named = (titles: Record<string, () => string>, change: object) =>
    Object.keys(change).flatMap((name) => titles[name]?.() ?? [])
  return [...named(SETTINGS, settings), ...named(PREFERENCES, preferences)]
}
