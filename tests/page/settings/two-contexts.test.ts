/** Two documents of one origin with one storage between them, as the popup and the options have: settings written by both at once. */
import { afterEach, expect, test } from 'vitest'
import type { ChangeSettings } from '../../../lib/settings/change-settings'
import type { readSettings } from '../../../lib/settings/settings'

/** `storage.local`, whose answers come later, as the browser's do. */
function slowStorage() {
  let kept: Record<string, unknown> = {}
  const later = () => new Promise<void>((resolve) => setTimeout(resolve, 1))
  return {
    get: async (name: string) => {
      await later()
      return structuredClone({ [name]: kept[name] })
    },
    set: async (values: object) => {
      await later()
      kept = { ...kept, ...structuredClone(values) }
    },
  }
}

const moduleOf = (name: string) => new URL(`../../../lib/settings/${name}.ts`, import.meta.url).href

const frames: HTMLIFrameElement[] = []
afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove()
})

interface Context {
  changeSettings: ChangeSettings
  readSettings: typeof readSettings
}

/** The settings as a document of their own loads them. */
async function context(local: object): Promise<Context> {
  // oxlint-disable-next-line react/iframe-missing-sandbox -- the document is ours, and shares the locks of its origin
  const frame = document.createElement('iframe')
  frame.srcdoc = '<!doctype html>'
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  document.body.append(frame)
  frames.push(frame)
  await loaded
  const inner = frame.contentWindow as unknown as Record<string, unknown>
  inner['browser'] = { runtime: { id: 'gloss' }, i18n: { getUILanguage: () => 'en' }, storage: { local } }
  const arrived = new Promise<Context>((resolve) => (inner['take'] = resolve))
  const script = frame.contentDocument!.createElement('script')
  script.type = 'module'
  script.textContent = `
    import { changeSettings } from '${moduleOf('change-settings')}'
    import { readSettings } from '${moduleOf('settings')}'
    take({ changeSettings, readSettings })`
  frame.contentDocument!.body.append(script)
  return await arrived
}

test('two documents write at once, again and again: nothing that either has chosen is lost', async () => {
  const local = slowStorage()
  const [popup, options] = await Promise.all([context(local), context(local)])
  expect(popup.changeSettings).not.toBe(options.changeSettings)

  const hide = (from: Context, site: string) =>
    from.changeSettings(({ selectionIcon }) => ({
      selectionIcon: { ...selectionIcon, hiddenOn: [...selectionIcon.hiddenOn, site] },
    }))
  const numbers = Array.from({ length: 10 }, (_, at) => at)
  await Promise.all([
    ...numbers.flatMap((at) => [hide(popup, `popup${at}.org`), hide(options, `options${at}.org`)]),
    popup.changeSettings({ target: 'de' }),
    options.changeSettings({ theme: 'bar' }),
  ])

  const { target, theme, selectionIcon } = await options.readSettings()
  expect({ target, theme }).toEqual({ target: 'de', theme: 'bar' })
  expect(selectionIcon.hiddenOn.toSorted()).toEqual(
    numbers.flatMap((at) => [`popup${at}.org`, `options${at}.org`]).toSorted(),
  )
})
