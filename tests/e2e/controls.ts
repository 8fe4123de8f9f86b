/** The controls of a document of ours, found by role and name as a screen reader finds them, and used as a reader does. */
import { expect } from '@playwright/test'
import type { AnyElement, AnyPage } from './either-browser.ts'

export type Role = 'button' | 'checkbox' | 'combobox' | 'link' | 'searchbox' | 'tab' | 'textbox'

export interface Controls {
  /** A real click, once it is there. */
  press(role: Role, name: string): Promise<void>
  /** From a list, by the name of the option. */
  choose(name: string, option: string): Promise<void>
  /** By the keyboard. */
  type(role: Role, name: string, text: string): Promise<void>
  value(role: Role, name: string): Promise<unknown>
  isThere(role: Role, name: string): Promise<boolean>
}

/** @param by a role and a name as a selector of whoever drives */
export function controlsIn(page: AnyPage, by: (role: Role, name: string) => string): Controls {
  async function find(role: Role, name: string): Promise<AnyElement> {
    let found: AnyElement | null = null
    await expect
      .poll(async () => (found = await page.$(by(role, name))) !== null, { message: `${role} “${name}”` })
      .toBe(true)
    return found!
  }
  return {
    press: async (role, name) => (await find(role, name)).click(),
    choose: async (name, option) => {
      const isChosen = (await find('combobox', name)).evaluate((list: HTMLSelectElement, option: string) => {
        const index = [...list.options].findIndex(({ label }) => label === option)
        if (index < 0) return false
        list.selectedIndex = index
        for (const type of ['input', 'change']) list.dispatchEvent(new Event(type, { bubbles: true }))
        return true
      }, option)
      expect(await isChosen, `“${option}” in “${name}”`).toBe(true)
    },
    type: async (role, name, text) => {
      await (await find(role, name)).focus()
      await page.keyboard.type(text)
    },
    value: async (role, name) => (await find(role, name)).evaluate((field: HTMLInputElement) => field.value),
    isThere: async (role, name) => (await page.$(by(role, name))) !== null,
  }
}

/** Playwright's. */
export const byRole = (role: Role, name: string) => `role=${role}[name=${JSON.stringify(name)}]`
/** Puppeteer's, by the browser's own tree. */
export const byAria = (role: Role, name: string) =>
  `::-p-aria([name=${JSON.stringify(name)}][role="${role}"])`
