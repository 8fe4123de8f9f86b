/**
 * Whole pages. `dom.walk` and `dom.memory`: lib/page alone; `dom.longest-task`, `page.first-block`, `page.vs-engine` and `idle.*`: the
 * built extension with the model that it ships.
 */
import { firstBlock } from './dom/first-block.ts'
import { idle } from './dom/idle.ts'
import { longestTask } from './dom/longest-task.ts'
import { sizes } from './dom/sizes.ts'
import { wholePage } from './dom/whole-page.ts'
import type { Measured } from './rows.ts'

export async function dom(): Promise<Measured[]> {
  return [
    ...(await idle()),
    ...(await firstBlock()),
    ...(await wholePage()),
    ...(await longestTask()),
    ...(await sizes()),
  ]
}
