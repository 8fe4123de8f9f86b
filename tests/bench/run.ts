/** `npm run bench [NAME…]`: measures, prints a table, keeps the rows. No pass, no fail; names are those of the groups below. */

import { execFileSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { buildExtension } from '../../scripts/build-extension.ts'
import { findBrowser } from '../../scripts/find-browser.ts'
import { installBrowser } from '../../scripts/install-browser.ts'
import { dom } from './dom.ts'
import { download } from './download.ts'
import { inExtension } from './in-extension.ts'
import { load } from './load.ts'
import { pageScript } from './page-script.ts'
import { page } from './page.ts'
import { reading } from './reading.ts'
import { store } from './report.ts'
import { type Measured, row } from './rows.ts'
import { selection } from './selection.ts'

const GROUPS: Record<string, () => Measured[] | Promise<Measured[]>> = {
  'page-script': pageScript,
  selection,
  page,
  dom,
  extension: inExtension,
  download,
  load,
  reading,
}

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(GROUPS)
const unknown = names.filter((name) => !(name in GROUPS))
if (unknown.length > 0) {
  console.error(`No benchmark "${unknown.join('", "')}"; there are ${Object.keys(GROUPS).join(', ')}.`)
  process.exit(2)
}

// Whoever reads the figures has to know when others had the machine, too. Windows has no load and says 0.
const load1 = loadavg()[0] ?? 0
const busy = load1 > cpus().length / 2 ? `, busy: load ${load1.toFixed(1)} before the run` : ''

installBrowser()
buildExtension()
const browser = execFileSync(findBrowser(), ['--version'], { encoding: 'utf8' })
  .trim()
  .split(' ')
  .slice(0, 2)
  .join(' ')
const machine = `${cpus().length} cores, ${browser}, ${new Date().toISOString().slice(0, 10)}${busy}`

const rows = []
for (const name of names) {
  console.log(`Measuring ${name}.`)
  for (const measured of await GROUPS[name]!()) rows.push({ ...row(measured), machine })
}
console.table(
  rows.map(({ name, unit, ours, other, ratio, runs }) => ({ name, unit, ours, other, ratio, runs })),
)
store(rows)
