import { changeChannel } from './change-channel'

/** The host tells that there is more in the history, or less, than before. */
export const historyChanges = changeChannel('gloss-history')

/** Above them the oldest entries go. Years of words looked up; both can be searched through in a moment. */
export const HISTORY_BOUNDS = { entries: 5000, bytes: 16e6 }
