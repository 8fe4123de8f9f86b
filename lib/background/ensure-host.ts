import { browser } from 'wxt/browser'

const PATH = 'offscreen.html'

let creating: Promise<void> | null = null

/**
 * Makes sure that the offscreen document with the engine host is there. Chrome allows one: calls at the same time share one
 * creation, and where the service worker was restarted between, "Only a single offscreen document" means that it is there.
 * In Firefox the background page hosts the engine itself, so there is nothing to do.
 */
export async function ensureHost(): Promise<void> {
  if (import.meta.env.FIREFOX) return
  creating ??= create().finally(() => {
    creating = null
  })
  await creating
}

async function create(): Promise<void> {
  const found = await browser.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT'],
    documentUrls: [browser.runtime.getURL(`/${PATH}`)],
  })
  if (found.length > 0) return
  try {
    await browser.offscreen.createDocument({
      url: PATH,
      reasons: ['WORKERS'],
      justification: 'Runs translation models in a Worker, with WebAssembly threads.',
    })
  } catch (error) {
    if (!String(error).includes('Only a single offscreen')) throw error
  }
}
