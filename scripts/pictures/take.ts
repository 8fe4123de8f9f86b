/**
 * `npm run pictures`: the pictures of the README and of the stores, 1280 × 800, of the extension as it is built, in Chromium, with
 * the shipped models; and one that moves, for the README. `npm run pictures bubble popup` takes these two alone.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { CHROME_BUILD, ROOT, buildExtension } from '../build-extension.ts'
import { installBrowser } from '../install-browser.ts'
import { launchExtension, translateToEnglish } from '../launch-extension.ts'
import { serveFolder } from '../serve-folder.ts'
import { SCREEN, STILL, moving } from './scenes.ts'

/** What the panel and the popup call the demo's site. */
const HOST = 'demo.localhost'
/** The one that moves comes first: what was translated before is there at once. */
const SCENES = { moving, ...STILL }
const FOLDER = join(ROOT, 'docs/pictures')

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in SCENES))
if (unknown.length > 0)
  throw new Error(`No picture "${unknown.join()}". There are: ${Object.keys(SCENES).join(', ')}.`)

installBrowser()
buildExtension()
mkdirSync(FOLDER, { recursive: true })
const server = await serveFolder(join(ROOT, 'demo'))
const { context, extensionId } = await launchExtension({
  extensionDir: CHROME_BUILD,
  headless: true,
  screen: SCREEN,
  flags: ['--lang=en', '--hide-scrollbars', `--host-resolver-rules=MAP ${HOST}:80 127.0.0.1:${server.port}`],
})
try {
  for (const [name, scene] of Object.entries(SCENES)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    await translateToEnglish(context) // and nothing else that the scene before has chosen
    const path = name === 'moving' ? join(ROOT, 'docs/moving.png') : join(FOLDER, `${name}.png`)
    const picture = await scene({ context, extensionId, origin: `http://${HOST}` })
    writeFileSync(path, picture)
    console.log(`${relative(ROOT, path)}  ${Math.round(picture.byteLength / 1000)} kB`)
  }
} finally {
  await context.close()
  await server.close()
}
