import { startHub } from '../hub/hub-server.ts'
import { test as base } from './extension.ts'
import { hostClient } from './host-client.ts'
import { GERMAN, type ModelFixtures, modelTests } from './model-tests.ts'

const test = base.extend<ModelFixtures>({
  hub: async ({}, use) => {
    const hub = await startHub()
    await use(hub)
    await hub.close()
  },
  host: async ({ context, extensionId, hub }, use) => {
    const host = await hostClient(context, extensionId)
    await host.call('models.prefer', { host: hub.url })
    await use(host)
  },
  serve: async ({ hub }, use) =>
    use((plan = {}) => void hub.add({ id: GERMAN, fixture: 'tiny-marian', ...plan })),
})

modelTests(test)
