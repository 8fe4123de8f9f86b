import { expect, test } from 'vitest'
import { AgreementTally } from '../../../lib/engine/agreement'

function agreement(rows: [number[], number[]][], isChoice = true) {
  const tally = new AgreementTally(isChoice)
  for (const [reference, tested] of rows) tally.add(reference, tested)
  return tally.result()
}

test('the same scores agree, a constant on all of them included', () => {
  const result = agreement([
    [
      [1, 2, 3],
      [11, 12, 13],
    ],
  ])
  expect(result).toEqual({ finite: true, cosine: expect.closeTo(1, 12), argMaxAgreement: 1, steps: 1 })
})

test('the worst step counts, and the share of same choices', () => {
  const same: [number[], number[]] = [
    [1, 2, 4],
    [1, 2, 4],
  ]
  const turned: [number[], number[]] = [
    [1, 2, 4],
    [4, 2, 1],
  ]
  const result = agreement([same, turned, same, same])
  expect(result.argMaxAgreement).toBe(0.75)
  expect(result.cosine).toBeLessThan(-0.9)
  expect(result.steps).toBe(4)
})

test('likeness that only a constant makes is none', () => {
  const { cosine } = agreement([
    [
      [-100, -101, -99, -100],
      [-100, -99, -101, -100],
    ],
  ])
  expect(cosine).toBeCloseTo(-1, 6)
})

test.each([Number.NaN, Infinity, -Infinity])('%s beside a number is not finite', (value) => {
  expect(
    agreement([
      [
        [1, 2, 3],
        [1, value, 3],
      ],
    ]),
  ).toMatchObject({ finite: false, cosine: 0, argMaxAgreement: 0 })
})

test('what the graph itself forbids says nothing', () => {
  expect(
    agreement([
      [
        [1, -Infinity, 3],
        [1, 7, 3],
      ],
    ]),
  ).toMatchObject({ finite: true, argMaxAgreement: 1 })
})

test('zeros are no agreement', () => {
  expect(
    agreement([
      [
        [1, 2, 3],
        [0, 0, 0],
      ],
    ]).cosine,
  ).toBe(0)
})

test('vectors have no choice; nothing at all is no agreement', () => {
  expect(
    agreement(
      [
        [
          [1, 2],
          [1, 2],
        ],
      ],
      false,
    ).argMaxAgreement,
  ).toBeNull()
  expect(agreement([])).toMatchObject({ cosine: 0, steps: 0 })
})

test('scores of another model are an error', () => {
  expect(() =>
    agreement([
      [
        [1, 2],
        [1, 2, 3],
      ],
    ]),
  ).toThrow('3 scores beside 2')
})
