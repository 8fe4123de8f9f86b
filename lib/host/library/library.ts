/**
 * The models as the host keeps them: the only implementation of `Models`. What takes long streams; what changes the store
 * is heard by every surface through the store itself.
 */
import type { Adapter } from '../../hardware/adapter'
import { GlossError } from '../../messaging/errors'
import type { CheckReport, DownloadOrder, Models } from '../../messaging/models-contract'
import type { CatalogEntry } from '../../models/catalog'
import { newerCommit } from '../../models/hub'
import { checkStore } from '../../models/store/check'
import { changePreferences } from '../../models/store/facts'
import { changeModel, removeModel, storedModels } from '../../models/store/models'
import { forgetVerdicts } from '../../models/store/verdicts'
import type { FollowedPreferences } from '../follow-preferences'
import type { HostHistory } from '../history/host-history'
import type { TranslationMemory } from '../memory/translation-memory'
import type { Realms } from '../realms'
import { Fetching } from './fetching'
import { changeGlossary } from './glossary'
import { KeptWords } from './kept-words'
import { hubAddress, listAtHub } from './listing'
import { offerFor } from './offers'
import type { Trials } from './trials'

export interface LibraryNeeds {
  adapter: Adapter
  realms: Realms
  fetching: Fetching
  trials: Pick<Trials, 'run'>
  memory: Pick<TranslationMemory, 'bytes' | 'clear' | 'clearSite'>
  history: Pick<HostHistory, 'clearSite'>
  preferences: Pick<FollowedPreferences, 'after'>
}

export class Library implements Models {
  readonly #needs: LibraryNeeds
  readonly #keptWords = new KeptWords()

  constructor(needs: LibraryNeeds) {
    this.#needs = needs
  }

  offer({ source, target }: Parameters<Models['offer']>[0], signal: AbortSignal) {
    return offerFor(source, target, this.#needs.adapter, signal)
  }

  async list({ model }: { model: string }, signal: AbortSignal) {
    return (await listAtHub(model, 'main', this.#needs.adapter, signal)).answer
  }

  async *download(order: DownloadOrder, signal: AbortSignal) {
    yield* this.#needs.fetching.download(order, signal)
  }

  async pause({ model }: { model: string }): Promise<void> {
    await this.#needs.fetching.pause(model)
    for (const { id, commit, state } of await storedModels())
      if (id === model && state !== 'complete') await changeModel(id, commit, { held: true })
  }

  async cancel({ model }: { model: string }): Promise<void> {
    await this.#needs.fetching.cancel(model)
  }

  async remove({ model }: { model: string }): Promise<void> {
    await this.#needs.fetching.cancel(model)
    this.#needs.realms.end(model)
    for (const { id, commit } of await storedModels()) if (id === model) await removeModel(id, commit)
    await forgetVerdicts(model)
  }

  async pin({ model, pinned }: { model: string; pinned: boolean }): Promise<void> {
    for (const { id, commit } of await storedModels())
      if (id === model) await changeModel(id, commit, { pinned })
  }

  async check(_: Record<never, never>, signal: AbortSignal): Promise<CheckReport> {
    const { good, bad, orphans } = await checkStore(signal)
    const damaged = (await storedModels()).filter(({ files }) =>
      files.some(({ content }) => bad.includes(content)),
    )
    return {
      good: good.length,
      badModels: [...new Set(damaged.map(({ id }) => id))],
      orphans: orphans.length,
    }
  }

  async lookForUpdates(_: Record<never, never>, signal: AbortSignal): Promise<string[]> {
    const host = await hubAddress()
    const found: string[] = []
    for (const { id, commit, source } of await storedModels()) {
      if (source !== 'hub') continue
      const newer = await newerCommit(id, commit, { host, signal })
      if (!newer) continue
      await changeModel(id, commit, { newerCommit: newer })
      found.push(id)
    }
    return found
  }

  async *trial(request: Parameters<Models['trial']>[0], signal: AbortSignal) {
    yield* this.#needs.trials.run(request, signal)
  }

  async forgetVerdicts({ model }: { model?: string }): Promise<void> {
    await forgetVerdicts(model)
  }

  async remembered() {
    return await this.#needs.memory.bytes()
  }

  async forgetTranslations({ site }: { site?: string }): Promise<void> {
    const { memory, history } = this.#needs
    if (site === undefined) await memory.clear()
    else await Promise.all([memory.clearSite(site), history.clearSite(site)])
  }

  async adopt({ model, pair }: Parameters<Models['adopt']>[0]): Promise<void> {
    for (const { id, commit, entry } of await storedModels()) {
      if (id !== model) continue
      if (isWithoutLanguages(entry) && !pair)
        throw new GlossError('bad-request', {
          field: 'pair',
          value: '',
          allowed: 'a source and a target language',
        })
      const pairs: CatalogEntry['pairs'] = pair && [`${pair.source}>${pair.target}`]
      await changeModel(id, commit, { isDraft: false, ...(entry && pairs && { entry: { ...entry, pairs } }) })
    }
  }

  async keepWord({ isKept, ...word }: Parameters<Models['keepWord']>[0]): Promise<void> {
    await this.#needs.preferences.after(() =>
      isKept ? this.#keptWords.keep(word) : this.#keptWords.letGo(word),
    )
  }

  changeGlossary(change: Parameters<Models['changeGlossary']>[0]) {
    return this.#needs.preferences.after(() => changeGlossary(change))
  }

  async prefer(change: Parameters<Models['prefer']>[0]): Promise<void> {
    await this.#needs.preferences.after(() => changePreferences(change))
  }
}

const isWithoutLanguages = (entry: CatalogEntry | undefined) =>
  entry?.task === 'translation' && !entry.pairs && !entry.languages
