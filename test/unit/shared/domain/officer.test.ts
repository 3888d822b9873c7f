import { expect, it } from 'vitest'
import { isPossibleOfficerId, isPossibleOfficerPin } from '../../../../src/shared/domain/officer.ts'

it.each(['4711', 'Mei', 'மணி', 'A-17', 'Counter 3', 'N. Tan'.replace('. ', '.')])('%j may name an officer', (text) => {
  expect(isPossibleOfficerId(text)).toBe(true)
})

it.each(['', ' ', ' Mei', 'Mei ', 'a  b', '__proto__', 'a<b', '12345678901234567', 'a\nb'])(
  '%j may not name an officer',
  (text) => {
    expect(isPossibleOfficerId(text)).toBe(false)
  },
)

it.each(['2749', '27495186'])('%j may be an officer’s PIN', (pin) => {
  expect(isPossibleOfficerPin(pin)).toBe(true)
})

it.each(['274', '274951863', '1111', '1234', '9876', '27a5'])('%j may not be an officer’s PIN', (pin) => {
  expect(isPossibleOfficerPin(pin)).toBe(false)
})
