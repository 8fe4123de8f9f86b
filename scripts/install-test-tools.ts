/**
 * What a few end-to-end specs need besides Chromium: a display with a window manager and a hand on the mouse, for the
 * browser's own menus, and Firefox. Where something is missing and cannot be installed, its specs skip themselves.
 */
import { hasCommand, installPackages } from './install-packages.ts'

const TOOLS: Record<string, { commands: string[]; packages: string[]; without: string }> = {
  display: {
    commands: ['Xvfb', 'openbox', 'xdotool'],
    packages: ['xvfb', 'xauth', 'openbox', 'xdotool'],
    without: 'the specs of the native menu and the shortcut are skipped',
  },
  firefox: {
    commands: ['firefox-esr'],
    packages: ['firefox-esr'],
    without: 'the Firefox specs and page tests are left out',
  },
}

export function installTestTools(): void {
  if (process.platform !== 'linux') return
  for (const { commands, packages, without } of Object.values(TOOLS)) {
    if (commands.every(hasCommand)) continue
    console.log(`Installing ${packages.join(', ')}.`)
    if (installPackages(packages) && commands.every(hasCommand)) continue
    console.log(`${commands.filter((command) => !hasCommand(command)).join(', ')} missing: ${without}.`)
  }
}
