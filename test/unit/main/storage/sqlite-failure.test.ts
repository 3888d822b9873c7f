import { expect, it } from 'vitest'
import { isRefusedRead, sqliteFailure } from '../../../../src/main/storage/sqlite-failure.ts'

const thrown = (errcode: number) =>
  Object.assign(new Error('UPDATE secret_table'), { errcode, errstr: 'in SQLite\u2019s own words' })

it.each([
  [13, 'STORE_FULL'],
  [11, 'STORE_DAMAGED'],
  [11 | (2 << 8), 'STORE_DAMAGED'],
  [26, 'STORE_DAMAGED'],
  [10, 'STORE_FAILED'],
  [10 | (4 << 8), 'STORE_FAILED'],
  [8, 'STORE_FAILED'],
  [5, 'STORE_FAILED'],
])('result code %i of SQLite is %s, without the statement', (errcode, code) => {
  const failure = sqliteFailure(thrown(errcode))
  expect(failure.code).toBe(code)
  expect(failure.note).not.toContain('secret_table')
})

it('a defect of ours is not taken for an error of the disk', () => {
  expect(() => sqliteFailure(new TypeError('x'))).toThrow(TypeError)
})

it.each([
  [10, true],
  [266, true],
  [14, true],
  // a damaged length can ask for more memory than there is
  [7, false],
  [522, false],
  [11, false],
  [26, false],
  [1, false],
])('whether error %i is a refusal to read rather than damage: %s', (errcode, isRefusal) => {
  expect(isRefusedRead(thrown(errcode))).toBe(isRefusal)
})

it('what is no error of SQLite is no refusal to read', () => {
  expect(isRefusedRead(new Error('a defect'))).toBe(false)
  expect(isRefusedRead('thrown')).toBe(false)
})
