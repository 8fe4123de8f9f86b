/**
 * Which packages are in a bundle, by the module graph: every module of which a line is left belongs to one. A library that is
 * published as one file carries others inside it, which no graph shows; its own comments name them (`// node_modules/…`),
 * and for minified ones the table below does.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Plugin } from 'vite'

/** The runtime's sources stand in one repository and are published as two packages, the first with the second inside. */
const INSIDE: Record<string, string[]> = { 'onnxruntime-web': ['onnxruntime-common'] }

/** Modules that a tool writes into the bundle: `\0rolldown/runtime.js`, and the helpers that its compiler brings with it. */
const WRITTEN_BY: [ids: RegExp, tool: string][] = [
  [/^\0rolldown\//, 'rolldown'],
  [/^\0@oxc-project\+runtime@/, 'rolldown'],
  [/^\0vite\//, 'vite'],
]

/** Adds the folder of every package to `packages`, bundle after bundle. */
export function collectPackages(root: string, packages: Set<string>): Plugin {
  return {
    name: 'gloss-collect-packages',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue
        for (const [id, { renderedLength }] of Object.entries(output.modules)) {
          if (renderedLength > 0) for (const folder of packagesOf(root, id)) packages.add(folder)
        }
      }
    },
  }
}

/** Folders of the packages that a module is from; none for our own. Throws where nobody can tell. */
export function packagesOf(root: string, id: string): string[] {
  const modules = join(root, 'node_modules')
  const tool = WRITTEN_BY.find(([ids]) => ids.test(id))?.[1]
  if (tool) return [join(modules, tool)]
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '')
  const folder = packageFolder(path)
  if (!folder) {
    if (path.startsWith(root) || id.startsWith('\0virtual:') || id.startsWith('virtual:')) return []
    throw new Error(`Whose work is the module "${id}"? modules/licences cannot tell.`)
  }
  return [folder, ...inside(modules, folder, path)]
}

/** `…/node_modules/@scope/name` of a path below it. */
function packageFolder(path: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0]
}

function inside(modules: string, folder: string, path: string): string[] {
  const name = folder.slice(folder.lastIndexOf('node_modules') + 13).replaceAll(sep, '/')
  const source = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const told = source.matchAll(/^\s*\/\/ .*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm)
  const names = new Set([...told].map(([, inner = '']) => inner).concat(INSIDE[name] ?? []))
  return [...names].map((inner) => join(modules, ...inner.split('/')))
}
