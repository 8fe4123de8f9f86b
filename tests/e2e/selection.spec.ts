/** Select and translate, by the popup's button: what is found, and what the bubble does with it. */
import { expect, test } from './extension.ts'
import { letters } from './long-text.ts'
import { frameOf, selectIn } from './select-text.ts'

const LIBRARY = 'The library is open every day but Monday.'
const LETTER = 'The letter was written in English.'

test('a paragraph is translated beside the selection', async ({ openPage, translateSelection }) => {
  const page = await openPage('french.html')
  await selectIn(page, '#plain')
  const bubble = await translateSelection(page)
  const { translation, foot } = await bubble.waitFor('done')
  expect(translation).toBe(LIBRARY)
  expect(foot).toMatch(/^On this computer/)
  const selection = await page.locator('#plain').boundingBox()
  const box = await bubble.box('[role="dialog"]')
  expect(box.y >= selection!.y + selection!.height || box.y + box.height <= selection!.y).toBe(true)
})

test('a word by itself, and when asked the sentence it stands in, with the word marked in both', async ({
  openPage,
  translateSelection,
}) => {
  const page = await openPage('plain.html')
  await page
    .locator('p')
    .first()
    .evaluate((paragraph) => {
      window.focus()
      const text = paragraph.firstChild!
      getSelection()!.setBaseAndExtent(text, 'La '.length, text, 'La bibliothèque'.length)
    })
  const bubble = await translateSelection(page)
  await bubble.waitFor('done')
  await bubble.click('[data-action="in-context"]')
  await bubble.box('[data-part="word-card"][data-phase="done"]')
  const lines = await bubble.evaluate(`function () {
    return [...this.querySelectorAll('[data-part="word-card"] p[lang]')].map((line) =>
      [line.lang, line.textContent, line.querySelector('mark')?.textContent])
  }`)
  expect(lines).toEqual([
    ['fr', 'La bibliothèque est ouverte tous les jours, sauf le lundi.', 'bibliothèque'],
    ['en', LIBRARY, 'library'],
  ])
})

for (const [where, selector, expected] of [
  ['split by inline tags', '#inline', LIBRARY],
  ['between emoji', '#emoji', `😀 ${LETTER} 🎉`],
] as const) {
  test(`text ${where}`, async ({ openPage, translateSelection }) => {
    const page = await openPage('french.html')
    await selectIn(page, selector)
    expect((await (await translateSelection(page)).waitFor('done')).translation).toBe(expected)
  })
}

test('text in a frame of the same origin', async ({ openPage, translateSelection }) => {
  const page = await openPage('french.html')
  await selectIn(await frameOf(page, '#frame'), 'p')
  expect((await (await translateSelection(page)).waitFor('done')).translation).toBe(LIBRARY)
})

test('text in an open shadow root', async ({ openPage, translateSelection }) => {
  const page = await openPage('french.html')
  await page.locator('#shadow p').click({ clickCount: 3 })
  expect((await (await translateSelection(page)).waitFor('done')).translation).toBe(LETTER)
})

test('a part of a text field, which keeps its selection', async ({ openPage, translateSelection }) => {
  const page = await openPage('french.html')
  const area = page.locator('#area')
  await area.evaluate((field: HTMLTextAreaElement) => {
    field.focus()
    const start = field.value.indexOf('La lettre')
    field.setSelectionRange(start, field.value.indexOf(' Merci'))
  })
  const bubble = await translateSelection(page)
  expect((await bubble.waitFor('done')).translation).toBe(LETTER)
  await bubble.press('Escape')
  await bubble.waitUntilGone()
  const kept = await area.evaluate((field: HTMLTextAreaElement) => ({
    focused: document.activeElement === field,
    text: field.value.slice(field.selectionStart, field.selectionEnd),
  }))
  expect(kept).toEqual({ focused: true, text: 'La lettre était écrite en anglais.' })
})

test('what Gloss may not read it says', async ({ openPage, gesture }) => {
  const page = await openPage('french.html')
  await page.locator('#password').evaluate((field: HTMLInputElement) => field.select())
  const popup = await gesture(page)
  await popup.click('[data-action="translate-selection"]')
  await expect.poll(popup.refusal).toMatch(/^secret-field: /)
})

test('a frame of another site is out of reach, and the popup says why', async ({ openPage, gesture }) => {
  const page = await openPage('french.html')
  await selectIn(await frameOf(page, '#foreign'), 'p')
  const popup = await gesture(page)
  await popup.click('[data-action="translate-selection"]')
  await expect.poll(popup.refusal).toMatch(/^frame-closed: .*localhost/)
})

for (const nothing of ['nothing', '#blank'] as const) {
  test(`${nothing} selected is said, calmly`, async ({ openPage, gesture, bubble }) => {
    const page = await openPage('french.html')
    if (nothing === '#blank') await selectIn(page, nothing)
    const popup = await gesture(page)
    await popup.click('[data-action="translate-selection"]')
    await expect.poll(popup.refusal).toMatch(/^nothing-selected: /)
    expect(await bubble(page).read()).toBeNull()
  })
}

test('text already in the target language is left alone', async ({ openPage, translateSelection }) => {
  const page = await openPage('french.html')
  await selectIn(page, '#english')
  const bubble = await translateSelection(page)
  await expect.poll(async () => (await bubble.read())?.parts['remark']).toContain('already in English')
})

test('the target that was chosen is remembered', async ({ openPage, translateSelection, bubble }) => {
  const page = await openPage('french.html')
  await selectIn(page, '#english')
  const first = await translateSelection(page)
  await expect.poll(async () => (await first.read())?.parts['remark']).toContain('already in English')
  await first.evaluate(`function () {
    const target = this.querySelector('select[title="Into"]')
    target.value = 'fr'
    target.dispatchEvent(new Event('change', { bubbles: true }))
  }`)
  expect((await first.waitFor('done')).translation).toContain('bibliothèque')
  await first.press('Escape')
  await first.waitUntilGone()
  await selectIn(page, '#english')
  await translateSelection(page)
  expect((await bubble(page).waitFor('done')).translation).toContain('bibliothèque')
})

test('100 000 characters stream in sentence by sentence and can be stopped', async ({
  openPage,
  translateSelection,
  worker,
}) => {
  const page = await openPage('french.html')
  await page.locator('#plain').evaluate((paragraph, text) => {
    paragraph.textContent = text
  }, letters(2858))
  await selectIn(page, '#plain')
  const bubble = await translateSelection(page)
  await expect
    .poll(async () => (await bubble.read())?.translation.match(/was written in English/g)?.length ?? 0, {
      timeout: 60_000,
    })
    .toBeGreaterThan(3)
  await bubble.click('[data-action="stop"]')
  const { translation } = await bubble.waitFor('stopped')
  expect(translation).toMatch(/^The letter was written in English\. The letter/)
  const background = await worker()
  const status = async () =>
    JSON.stringify(await background.evaluate('chrome.storage.session.get("host-status")'))
  await expect.poll(status).toContain('"busy":false')
})
