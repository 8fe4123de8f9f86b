/**
 * What a few tests need besides Chromium: a display with a window manager and a hand on the mouse, for the browser's own
 * menus, and Firefox. Where one is missing and cannot be installed, its tests are skipped, which the closing lines of `npm test`
 * say; where it should be there (`mayBeMissing`), that is a failure.
 */
import { findFirefox } from './find-firefox.ts'
import { canInstallPackages, hasCommand, installPackages } from './install-packages.ts'

interface Tool {
  missing(): string[]
  packages: string[]
  without: string
}

const DISPLAY: Tool = {
  missing: () => missingOfDisplay(),
  packages: ['xvfb', 'xauth', 'openbox', 'xdotool'],
  without: 'the specs of the native menu and the shortcuts are skipped',
}
const FIREFOX: Tool = {
  missing: () => (findFirefox() ? [] : ['Firefox']),
  packages: ['firefox-esr'],
  without: 'the Firefox specs and page tests are left out',
}

/** Which of the programs of display.ts are not there. */
export const missingOfDisplay = () => ['Xvfb', 'openbox', 'xdotool'].filter((tool) => !hasCommand(tool))

/** Installs what is missing, where that can be done. Says what is left out without it. */
export function installTestTools(): string[] {
  // Elsewhere there is no such display, and its specs say so themselves.
  const tools = process.platform === 'linux' ? [DISPLAY, FIREFOX] : [FIREFOX]
  const leftOut = tools.flatMap((tool) => {
    if (tool.missing().length === 0) return []
    console.log(`Installing ${tool.packages.join(', ')}.`)
    installPackages(tool.packages)
    const missing = tool.missing()
    return missing.length === 0 ? [] : [`${missing.join(', ')} missing: ${tool.without}`]
  })
  return mayBeMissing(leftOut)
}

/** What is missing, if that is no fault: on a machine of somebody's own. In CI, and where it could have been installed, it throws. */
export function mayBeMissing(missing: string[]): string[] {
  const mustBeThere = Boolean(process.env['CI']) || canInstallPackages()
  if (missing.length === 0 || !mustBeThere) return missing
  throw new Error(`not here, where it has to be: ${missing.join('; ')}. As root, "npm test" installs it.`)
}
