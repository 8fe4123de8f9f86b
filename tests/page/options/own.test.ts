/** A model of one's own: looked up by id or read from files, refused precisely, tried, added or discarded. */
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { GlossError } from '../../../lib/messaging/errors'
import type { CatalogEntry } from '../../../lib/models/catalog'
import { stored, verdict } from '../../fixtures/stored-models'
import { clear, listing, press, says, showOptions, text } from './options-fixture'

afterEach(clear)

const ENTRY: CatalogEntry = {
  id: 'own/bert-qa',
  name: 'bert-qa',
  task: 'question-answering',
  architecture: 'bert',
  publisher: '',
  dtypes: ['fp32'],
}
const RUNG = { device: 'wasm', dtype: 'fp32', threads: 2 } as const
const draft = () => stored({ id: ENTRY.id, entry: ENTRY, bytes: 510e3, isDraft: true, dtypes: ['fp32'] })
const file = (path: string) => ({ path, file: new File(['x'], path) })

test('by id: what the hub has of it, also out of the address of its page', async () => {
  const { fake } = showOptions()
  await page.getByText('Add your own model').click()
  const field = page.getByRole('textbox', { name: 'Model id, such as owner/name' })
  await press('Look up')
  await text(page.getByRole('alert')).toContain('Type the id of a model')
  await field.fill('bert')
  await press('Look up')
  await text(page.getByRole('alert')).toContain('two names with a slash between them')
  fake.answer('list', listing('x/bert-qa', { name: 'bert-qa', licence: '', recommended: ['q8'] }))
  await field.fill('https://huggingface.co/x/bert-qa/tree/main')
  await press('Look up')
  await says('53 MB from Hugging Face · licence on its page')
  expect(fake.asked('list')).toEqual([{ model: 'x/bert-qa' }])
  await press('Download')
  expect(fake.asked('download')).toEqual([{ model: 'x/bert-qa', dtypes: ['q8'] }])
})

test('by id: why it does not work, in the hub’s own place', async () => {
  const { fake } = showOptions()
  fake.answer('list', new GlossError('repository-missing', { host: 'huggingface.co', model: 'x/y' }))
  await page.getByText('Add your own model').click()
  await page.getByRole('textbox', { name: /^Model id/ }).fill('x/y')
  await press('Look up')
  await text(page.getByRole('alert')).toContain('huggingface.co has no model “x/y”')
})

test('from files: refused with every reason, or described and copied', async () => {
  const { own, inspect, take } = showOptions()
  await page.getByText('Add your own model').click()
  inspect.mockResolvedValueOnce({
    problems: [{ code: 'import-incomplete', values: { files: 'tokenizer.json' } }],
  })
  await own.pick([file('config.json')], 'bert-qa')
  await text(page.getByRole('alert')).toMatch(/This does not work:.*tokenizer\.json/)
  inspect.mockResolvedValueOnce({ entry: ENTRY, refused: [] })
  const files = [file('config.json'), file('onnx/model.onnx'), file('pytorch_model.bin')]
  await own.pick(files, 'bert-qa')
  await says('Answers from a text · bert')
  await press('Copy to this computer')
  await expect.poll(() => take.mock.calls.length).toBe(1)
  // What Gloss has no use for is inspected and not copied.
  expect(inspect.mock.lastCall![0]).toHaveLength(3)
  expect(take.mock.lastCall!.slice(0, 2)).toEqual([ENTRY, files.slice(0, 2)])
})

test('a draft is tried with what its task asks for, and only then added', async () => {
  const { fake } = showOptions({ stored: [draft()] })
  const add = page.getByRole('button', { name: 'Add to your models' })
  const run = page.getByRole('button', { name: 'Run' })
  await expect.element(add).toBeDisabled()
  await page.getByRole('textbox', { name: 'Question' }).fill('When is it closed?')
  await expect.element(run).toBeDisabled()
  await page.getByRole('textbox', { name: 'Text to find the answer in' }).fill('Open every day but Monday.')
  await run.click()
  expect(fake.asked('trial')).toEqual([
    {
      model: ENTRY.id,
      input: {
        task: 'question-answering',
        question: 'When is it closed?',
        context: 'Open every day but Monday.',
      },
    },
  ])
  fake
    .trial(ENTRY.id)
    .emit(
      { type: 'tested', verdict: verdict(ENTRY.id, { rung: RUNG }) },
      { type: 'output', text: '<b>Monday</b>', rung: RUNG, elapsedMs: 41 },
    )
  fake.trial(ENTRY.id).end()
  await says('<b>Monday</b>')
  await add.click()
  expect(fake.asked('adopt')).toEqual([{ model: ENTRY.id }])
})

test('a draft is in no list of models, and is discarded after a question', async () => {
  const { fake } = showOptions({ stored: [draft()] })
  expect(document.querySelector(`tr[data-model="${ENTRY.id}"]`)).toBeNull()
  await press('Discard: bert-qa')
  await page.getByRole('group', { name: 'Delete 0.5 MB?' }).getByRole('button', { name: 'Discard' }).click()
  expect(fake.asked('remove')).toEqual([{ model: ENTRY.id }])
})
