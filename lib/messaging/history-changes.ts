import { changeChannel } from './change-channel'

/** The host tells that there is more in the history, or less, than before. */
export const historyChanges = changeChannel('gloss-history')
