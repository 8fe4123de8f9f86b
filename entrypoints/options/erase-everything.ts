/** Everything of Gloss on this computer: what runs is ended first, then the disk, then what the browser itself keeps for an extension. */
import { browser } from 'wxt/browser'
import type { Models } from '../../lib/messaging/models-contract'
import { eraseDisk } from '../../lib/models/store/erase'
import { storedModels } from '../../lib/models/store/models'
import { giveBackEverySite } from '../../lib/settings/all-sites'

export async function eraseEverything(models: Models): Promise<void> {
  const stored = new Set((await storedModels()).map(({ id }) => id))
  for (const model of stored) await models.remove({ model })
  await models.forgetTranslations({})
  await eraseDisk()
  await browser.storage.local.clear()
  await browser.storage.session.clear()
  await giveBackEverySite()
}
