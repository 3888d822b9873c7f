import { expect, it } from 'vitest'
import { newReceiptNumber } from '../../../../src/main/submission/receipt-number.ts'

it('a receipt number is eight symbols that nobody mistakes for one another', () => {
  const numbers = Array.from({ length: 2_000 }, newReceiptNumber)
  for (const number of numbers) expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(new Set(numbers.join('').replaceAll('-', '')).size).toBe(32)
})
