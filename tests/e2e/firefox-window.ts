/**
 * Firefox's own window in a test's hands: its toolbar button, its menus, its sidebar, and the life of the background page. What
 * runs here runs with the browser's rights, as its own interface does, through WebDriver BiDi's chrome scope.
 */
import type { Browser, Page } from 'puppeteer-core'

/** The part of the protocol that puppeteer has no methods for. */
interface Bidi {
  send(method: string, parameters: object): Promise<{ result: Record<string, unknown> }>
}

export const bidiOf = (browser: Browser): Bidi => (browser as unknown as { connection: Bidi }).connection

export type BackgroundState = 'stopped' | 'starting' | 'running' | 'suspending'

export class FirefoxWindow {
  readonly #bidi: Bidi
  #context: Promise<string> | null = null

  constructor(browser: Browser) {
    this.#bidi = bidiOf(browser)
  }

  /** As a press on the toolbar button: grants `activeTab` on the tab in front and opens the popup, or closes it. */
  async pressButton(): Promise<void> {
    await this.#run(`({ action }) => action.triggerAction(window)`)
  }

  /** Chooses from the menu that a right click opens at a point of the page: the items whose labels begin so, one inside the other. */
  async chooseFromMenu(page: Page, at: { x: number; y: number }, ...labels: string[]): Promise<void> {
    await page.mouse.click(at.x, at.y, { button: 'right' })
    await this.#run(
      `async (_, labels) => {
        const shown = (menu) => menu.state === 'open' || new Promise((resolve) => menu.addEventListener('popupshown', ({ target }) => target === menu && resolve()))
        let menu = document.getElementById('contentAreaContextMenu')
        await shown(menu)
        for (const [index, label] of labels.entries()) {
          const item = [...menu.children].find((each) => !each.hidden && each.label?.startsWith(label))
          if (!item) throw new Error('no ' + label + ' among ' + [...menu.children].filter((each) => !each.hidden && each.label).map((each) => each.label).join(', '))
          if (index === labels.length - 1) return menu.activateItem(item)
          item.openMenu(true)
          menu = item.menupopup
          await shown(menu)
        }
      }`,
      labels,
    )
  }

  /** The texts of the page in front, as the browser tells them to a screen reader. */
  async heard(): Promise<string[]> {
    return await this.#run(
      `async () => {
        const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService)
        const texts = []
        const walk = (node) => {
          if (node.role === Ci.nsIAccessibleRole.ROLE_TEXT_LEAF) texts.push(node.name)
          for (let child = node.firstChild; child; child = child.nextSibling) walk(child)
        }
        // The tree of another process comes a moment after the service has been started.
        for (const end = Date.now() + 5000; texts.length === 0 && Date.now() < end; ) {
          await new Promise((resolve) => setTimeout(resolve, 50))
          const page = service.getAccessibleFor(gBrowser.selectedBrowser)
          if (page) walk(page)
        }
        return texts
      }`,
    )
  }

  async closeSidebar(): Promise<void> {
    await this.#run(`() => SidebarController.hide()`)
  }

  backgroundState(): Promise<BackgroundState> {
    return this.#run(`({ extension }) => extension.backgroundState`)
  }

  /** Ends the background page as an idle timeout would, whatever it is doing. */
  async endBackground(): Promise<void> {
    await this.#run(`({ extension }) => extension.terminateBackground({ disableResetIdleForTest: true })`)
  }

  /** Whether a newer version of the extension would be kept until the browser starts again. */
  async updatesWait(): Promise<boolean> {
    return await this.#run(
      `({ extension }) => ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs').AddonManagerPrivate.hasUpgradeListener(extension.id)`,
    )
  }

  async allowAllSites(): Promise<void> {
    await this.allow('<all_urls>')
  }

  /** As if the reader had said yes where Gloss asks for it. */
  async allow(sites: string): Promise<void> {
    await this.#run(
      `async ({ extension, permissions }, sites) =>
        permissions.add(extension.id, { permissions: [], origins: [sites] }, extension)`,
      sites,
    )
  }

  async takeAllSitesBack(): Promise<void> {
    await this.#run(
      `async ({ extension, permissions }) => {
        const { origins } = await permissions.get(extension.id)
        await permissions.remove(extension.id, { permissions: [], origins }, extension)
      }`,
    )
  }

  /** Sets preferences of the browser, all of them numbers. */
  async prefer(values: Record<string, number>): Promise<void> {
    await this.#run(
      `(_, values) => { for (const [name, value] of Object.entries(values)) Services.prefs.setIntPref(name, value) }`,
      values,
    )
  }

  async preferNothing(names: string[]): Promise<void> {
    await this.#run(`(_, names) => { for (const name of names) Services.prefs.clearUserPref(name) }`, names)
  }

  async #run<T>(declaration: string, ...values: unknown[]): Promise<T> {
    this.#context ??= this.#bidi
      .send('browsingContext.getTree', { 'moz:scope': 'chrome' })
      .then(({ result }) => (result['contexts'] as { context: string }[])[0]!.context)
    const { result } = await this.#bidi.send('script.callFunction', {
      functionDeclaration: `async (values) => {
        const { extension } = WebExtensionPolicy.getByID('gloss@gloss.invalid')
        const { ExtensionPermissions: permissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
        const action = ExtensionParent.apiManager.global.browserActionFor(extension)
        return JSON.stringify((await (${declaration})({ extension, action, permissions }, ...JSON.parse(values))) ?? null)
      }`,
      arguments: [{ type: 'string', value: JSON.stringify(values) }],
      target: { context: await this.#context },
      awaitPromise: true,
    })
    if (result['type'] === 'exception') {
      throw new Error((result['exceptionDetails'] as { text: string }).text)
    }
    return JSON.parse((result['result'] as { value: string }).value) as T
  }
}
