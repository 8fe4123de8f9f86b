/** The privacy page's state over the host, the network log and the browser. */
import { openTranslatePage } from '../../lib/background/translate-page'
import { historyChanges } from '../../lib/messaging/history-changes'
import type { Models } from '../../lib/messaging/models-contract'
import { remoteHistory } from '../../lib/messaging/remote-history'
import { clearNetworkLog, onNetworkLogChange, readNetworkLog } from '../../lib/models/network/network-log'
import { type PrivacyState, createPrivacyState } from '../../lib/ui/privacy/privacy-state'
import { saveFile } from '../../lib/ui/save-file'

export const openPrivacy = (models: Models): PrivacyState =>
  createPrivacyState({
    models,
    readNetworkLog,
    clearNetworkLog,
    onNetworkLogChange,
    history: remoteHistory,
    onHistoryChange: historyChanges.onChange,
    copy: (text) => navigator.clipboard.writeText(text),
    save: ({ name, text, type }) => saveFile(name, text, type),
    openAgain: (text) => void openTranslatePage({ text }),
  })
