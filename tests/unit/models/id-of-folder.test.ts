import { expect, test } from 'vitest'
import { idOfFolder } from '../../../lib/models/import/id-of-folder'

test.each([
  ['Xenova--opus-mt-de-en', 'Xenova/opus-mt-de-en'],
  ['my bert (2)', 'local/my-bert-2-'],
  ['somebody--unknown', 'local/somebody--unknown'],
  ['', 'local/model'],
  ['..', 'local/model'],
])('the folder “%s” is %s', (folder, id) => {
  expect(idOfFolder(folder)).toBe(id)
})
