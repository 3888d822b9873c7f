import { describe, expect, it } from 'vitest'
import { consentTextFor } from '../../../../src/shared/domain/consent.ts'

const english = { language: 'en', text: 'We take two pictures.' } as const
const malay = { language: 'ms', text: 'Kami mengambil dua gambar.' } as const

describe('the consent text that a customer reads', () => {
  it('is in the customer’s own language where the administrator wrote one', () => {
    const settings = { language: 'en', consentTexts: { en: english.text, ms: malay.text } } as const
    expect(consentTextFor('ms', settings)).toEqual(malay)
  })

  it('is the kiosk’s own where the customer’s language has none', () => {
    const settings = { language: 'ms', consentTexts: { en: english.text, ms: malay.text } } as const
    expect(consentTextFor('th', settings)).toEqual(malay)
  })

  it('is whichever there is: a text in one language asks in every one', () => {
    const settings = { language: 'en', consentTexts: { ms: malay.text } } as const
    expect(consentTextFor('vi', settings)).toEqual(malay)
  })

  it('is nothing where none was written, or nothing but blanks', () => {
    expect(consentTextFor('en', { language: 'en', consentTexts: {} })).toBeUndefined()
    expect(consentTextFor('en', { language: 'en', consentTexts: { en: ' \n ', ms: '' } })).toBeUndefined()
  })
})
