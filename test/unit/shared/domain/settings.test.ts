import { describe, expect, it } from 'vitest'
import { defaultSettings, languages, languagesToOffer } from '../../../../src/shared/domain/settings.ts'

describe('the languages that a customer can choose from', () => {
  it('are all of them until an administrator says otherwise', () => {
    expect(languagesToOffer(defaultSettings)).toEqual(languages)
  })

  it('are those that are offered, always in the same order', () => {
    expect(languagesToOffer({ language: 'en', languagesOffered: ['vi', 'ta', 'en'] })).toEqual(['en', 'ta', 'vi'])
  })

  it('have the language of the kiosk among them, whatever else is offered', () => {
    expect(languagesToOffer({ language: 'th', languagesOffered: ['ms'] })).toEqual(['ms', 'th'])
  })
})
