/** Ages as people say them, at every border. */
import { expect, it } from 'vitest'
import { ageInWords, waitInWords } from '../../../../../src/renderer/screens/staff/age-in-words.ts'

const NOW = 1_800_000_000_000

it.each([
  [59_999, 'now'],
  [60_000, '1 min. ago'],
  [3_599_999, '59 min. ago'],
  [3_600_000, '1 hr. ago'],
  [86_399_999, '23 hr. ago'],
  [86_400_000, 'yesterday'],
])('%i ms ago is "%s"', (ageMs, words) => {
  expect(ageInWords(NOW - ageMs, NOW, 'en')).toBe(words)
})

it('a clock that was set back never says the future', () => {
  expect(ageInWords(NOW + 3_600_000, NOW, 'en')).toBe('now')
})

it('speaks the language that it is asked for', () => {
  expect(ageInWords(NOW - 120_000, NOW, 'zh-CN')).toBe('2分钟前')
})

it.each([
  [-5_000, 'now'],
  [0, 'now'],
  [1_200, 'in 2 sec.'],
  [59_000, 'in 59 sec.'],
  [60_000, 'in 1 min.'],
  [14 * 60_000 + 40_000, 'in 15 min.'],
  [3_600_000, 'in 1 hr.'],
  [86_400_000, 'tomorrow'],
])('%i ms ahead is "%s"', (waitMs, words) => {
  expect(waitInWords(NOW + waitMs, NOW, 'en')).toBe(words)
})
