/** The measure itself: the log is empty when nobody asks for anything, and it sees what somebody does ask for. */
import { expect, test } from './extension.ts'

test('Chromium by itself sends nothing', async ({ openPage, worker, proxyLog }) => {
  await openPage('plain.html')
  await worker()
  // Chromium's own errands start seconds after it does.
  await new Promise((resolve) => setTimeout(resolve, 8000))
  expect(proxyLog.take()).toEqual([])
})

test('a request of a page is seen and refused', async ({ openPage, proxyLog }) => {
  const page = await openPage('plain.html')
  const status = await page.evaluate(async () => {
    const answer = await fetch('http://planted.example/', { mode: 'no-cors' })
    await fetch('https://planted.example/', { mode: 'no-cors' }).catch(() => {})
    return answer.type
  })
  expect(status).toBe('opaque')
  const seen = proxyLog.take()
  expect(seen).toContainEqual({ method: 'GET', host: 'planted.example' })
  expect(seen).toContainEqual({ method: 'CONNECT', host: 'planted.example:443' })
})

test('a request of the extension is seen', async ({ worker, proxyLog }) => {
  const background = await worker()
  await background.evaluate(() => fetch('https://planted.example/').catch(() => {}))
  expect(proxyLog.take()).toContainEqual({ method: 'CONNECT', host: 'planted.example:443' })
})
