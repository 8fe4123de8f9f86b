/**
 * What stands on a page under translation besides its text, in a script of its own: it comes when the first of it is to be shown,
 * so that a frame, or a reader who wants no bar, does without. Both scripts are in the same world, where the second one leaves
 * this for the first.
 */
import type { openInspector } from './open-inspector'
import type { openPageBar } from './open-page-bar'
import type { createReadingAids } from './reading-aids'

export interface Surfaces {
  openPageBar: typeof openPageBar
  openInspector: typeof openInspector
  createReadingAids: typeof createReadingAids
}

const world = globalThis as { glossSurfaces?: Surfaces }

export function leaveSurfaces(surfaces: Surfaces): void {
  world.glossSurfaces = surfaces
}

/** @param load has the script put on this page */
export async function surfaces(load: () => Promise<void>): Promise<Surfaces> {
  if (!world.glossSurfaces) await load()
  if (!world.glossSurfaces) throw new Error('the surfaces did not come')
  return world.glossSurfaces
}

/** A successor's are of its own version. */
export function forgetSurfaces(): void {
  delete world.glossSurfaces
}
