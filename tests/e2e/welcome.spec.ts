/** The page after the installation, in the built extension: real engine, real starter, no network. */
import { expect, test } from './extension.ts'

test.use({ welcome: 'leave' })

test('is shown once after the installation, translates at once, and asks for nothing by itself', async ({
  context,
  extensionId,
  worker,
}) => {
  const isWelcome = (address: string) => address.endsWith('/welcome.html')
  await expect.poll(() => context.pages().filter((page) => isWelcome(page.url()))).toHaveLength(1)
  const page = context.pages().find((one) => isWelcome(one.url()))!
  await expect(page.getByRole('heading', { name: 'Welcome to Gloss' })).toBeVisible()
  await page.getByRole('button', { name: 'Translate', exact: true }).click()
  await expect(page.getByText(/^On this computer, processor/).first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('log')).toContainText(/library is open every day/i)
  await expect(page.getByText('Alt+Shift+G', { exact: true })).toBeVisible()

  const origins = await (
    await worker()
  ).evaluate('chrome.permissions.getAll().then(({ origins }) => origins)')
  expect(origins).toEqual([])
  await page.getByRole('button', { name: 'Open the options' }).click()
  await expect
    .poll(() => context.pages().map((one) => one.url()))
    .toContain(`chrome-extension://${extensionId}/options.html`)
})
