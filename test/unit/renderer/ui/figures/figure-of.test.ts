/** Every retry card has a drawing, and it is of the picture that is to be taken again. */
import { expect, it } from 'vitest'
import { figureOf, isCardInstruction } from '../../../../../src/renderer/ui/figures/figure-of.ts'
import { errorCodes, isCustomerErrorCode } from '../../../../../src/shared/errors/error-catalog.ts'
import { instructions } from '../../../../../src/renderer/quality/instruction.ts'

it.each(errorCodes.filter(isCustomerErrorCode))('%s shows the card for the card and a person for the face', (code) => {
  expect(isCardInstruction(figureOf(code, 'card'))).toBe(true)
  expect(isCardInstruction(figureOf(code, 'face'))).toBe(false)
})

it('the instructions for the card are exactly those that name it', () => {
  expect(instructions.filter(isCardInstruction)).toEqual([
    'show-card',
    'card-on-dark',
    'card-whole',
    'card-closer',
    'card-flat',
    'card-turn-round',
    'card-more-light',
    'card-less-glare',
    'card-hold-still',
    'card-stay',
  ])
})
