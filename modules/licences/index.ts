/**
 * Writes `licences.json` into every build: what is really in it, package by package and model by model, for the page that
 * shows it (entrypoints/licences). The build fails where a part has no licence that Gloss may ship. A development server
 * bundles its pages when they are asked for, and nothing of it is shipped: there the list is without libraries.
 */
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defineWxtModule } from 'wxt/modules'
import { PARTS_FILE, type Part } from '../../lib/ui/licences/parts'
import { collectPackages } from './bundled-packages'
import { modelLicences } from './model-licences'
import { packageLicence } from './package-licence'

export default defineWxtModule({
  name: 'licences',
  setup(wxt) {
    const { root, publicDir } = wxt.config
    const packages = new Set<string>()
    wxt.hook('vite:build:extendConfig', (_, config) => {
      if (wxt.config.command === 'serve') return
      const collect = () => collectPackages(root, packages)
      config.plugins = [...(config.plugins ?? []), collect()]
      const workerPlugins = config.worker?.plugins
      config.worker = { ...config.worker, plugins: () => [...(workerPlugins?.() ?? []), collect()] }
    })
    wxt.hook('build:done', async ({ config }, output) => {
      const parts = [gloss(root), ...modelLicences(publicDir), ...libraries(packages)]
      await writeFile(join(config.outDir, PARTS_FILE), `${JSON.stringify(parts, null, 1)}\n`)
      output.publicAssets.push({ type: 'asset', fileName: PARTS_FILE })
    })
  },
})

function gloss(root: string): Part {
  const file = (name: string) => readFileSync(join(root, name), 'utf8').trim()
  return {
    kind: 'gloss',
    name: 'Gloss',
    licence: 'Apache-2.0',
    text: `${file('NOTICE')}\n\n${file('LICENSE')}`,
  }
}

function libraries(packages: ReadonlySet<string>): Part[] {
  return [...packages].map(packageLicence).toSorted((one, other) => (one.name < other.name ? -1 : 1))
}
