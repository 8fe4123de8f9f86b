/**
 * The side panel (Chrome) or sidebar (Firefox): one document for a window, which follows its tab in front. With `?tab=ID` it stays
 * with that tab, so that it can also be opened as a tab of its own.
 */
import { render } from 'preact'
import { browser } from 'wxt/browser'
import { openOptions } from '../../lib/background/open-options'
import { readPanelMemory, writePanelMemory } from '../../lib/background/panel-memory'
import { watchTasks } from '../../lib/background/panel-task'
import { remoteModels } from '../../lib/messaging/remote-models'
import { remoteReading } from '../../lib/messaging/remote-reading'
import { changeSettings } from '../../lib/settings/change-settings'
import { readSettings } from '../../lib/settings/settings'
import { createChoices } from '../../lib/ui/panel/choices'
import { createPanel } from '../../lib/ui/panel/panel'
import { PanelView } from '../../lib/ui/panel/panel-view'
import { saveFile } from '../../lib/ui/save-file'
import { speakPageLanguage } from '../../lib/ui/speak-page-language'
import { watchTargetLanguage } from '../../lib/ui/target-language'
import { words } from '../../lib/ui/words'
import { followTab } from './follow-tab'
import { createLibrary } from './library'

const [settings, target, { id: windowId }] = await Promise.all([
  readSettings(),
  watchTargetLanguage(),
  browser.windows.getCurrent(),
])
const detector = (text: string) => browser.i18n.detectLanguage(text)
const panel = createPanel({
  reading: remoteReading,
  models: remoteModels,
  library: createLibrary(detector),
  choices: createChoices(
    settings.summary,
    target,
    (chosen) => void changeSettings(({ summary }) => ({ summary: { ...summary, ...chosen } })),
  ),
  detector,
  memory: { read: readPanelMemory, write: writePanelMemory },
  copy: (text) =>
    navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    ),
  save: (name, text) => saveFile(name, text, 'text/markdown'),
  openModels: (source, target) => void openOptions({ source, target }),
})

speakPageLanguage(document)
document.title = words('sidePanel.title')
render(<PanelView panel={panel} />, document.getElementById('app') as HTMLElement)

const pinned = followTab(windowId, panel)
if (windowId !== undefined)
  watchTasks(windowId, (task) => {
    if (pinned === null || task.tabId === pinned) panel.take(task)
  })
browser.permissions.onAdded.addListener(() => panel.allowed())
