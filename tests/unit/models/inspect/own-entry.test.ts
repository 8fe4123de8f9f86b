import { expect, test } from 'vitest'
import type { Inspection } from '../../../../lib/models/inspect/inspect'
import { ownEntry } from '../../../../lib/models/inspect/own-entry'

const build = { dtype: 'q8', files: [], bytes: 1 } as const
const inspection = (of: Partial<Inspection>): Inspection => ({
  architecture: 'bert',
  task: 'question-answering',
  tasks: ['question-answering'],
  builds: [{ ...build, files: [] }],
  refused: [],
  ...of,
})

test('a folder has a name and nobody as its publisher', () => {
  expect(ownEntry('local/my-bert', inspection({}))).toEqual({
    id: 'local/my-bert',
    name: 'my-bert',
    task: 'question-answering',
    architecture: 'bert',
    publisher: '',
    dtypes: ['q8'],
  })
})

test('a repository has its owner, and a name may be given', () => {
  const entry = ownEntry('somebody/bert-ONNX', inspection({}), { name: ' House rules ' })
  expect(entry).toMatchObject({ publisher: 'somebody', name: 'House rules' })
  expect(ownEntry('somebody/bert-ONNX', inspection({}), { name: '  ' }).name).toBe('bert-ONNX')
})

const T5 = { architecture: 't5', task: 'summarization', tasks: ['summarization', 'translation'] } as const

test('of several tasks one may be chosen, of others none', () => {
  const t5 = inspection({ ...T5, tasks: [...T5.tasks] })
  expect(ownEntry('a/t5', t5).task).toBe('summarization')
  const choice = { task: 'translation', pairs: ['en>de'] } as const
  expect(ownEntry('a/t5', t5, { ...choice, pairs: [...choice.pairs] })).toMatchObject({ pairs: ['en>de'] })
  expect(() => ownEntry('a/t5', t5, { task: 'text-generation' })).toThrow(
    expect.objectContaining({ code: 'bad-request', values: expect.objectContaining({ field: 'task' }) }),
  )
})

test('a translation model has its languages from its files or from whoever adds it, else none', () => {
  const marian = { architecture: 'marian', task: 'translation', tasks: ['translation'] } as const
  const files = (of: Partial<Inspection>) => inspection({ ...marian, tasks: [...marian.tasks], ...of })
  expect(ownEntry('a/m', files({ languages: ['de', 'en'] }))).toMatchObject({ languages: ['de', 'en'] })
  const chosen = ownEntry('a/m', files({ languages: ['de', 'en'] }), { pairs: ['en>de'] })
  expect(chosen).toMatchObject({ pairs: ['en>de'] })
  expect(chosen).not.toHaveProperty('languages')
  expect(ownEntry('a/m', files({}))).not.toHaveProperty('pairs')
  expect(ownEntry('a/m', files({}))).not.toHaveProperty('languages')
})
