/** The store of models is another one than before: options page, popup and host read the same records. */
import { changeChannel } from '../../messaging/change-channel'

export const { changed: storeChanged, onChange: onStoreChange } = changeChannel('gloss-store')
