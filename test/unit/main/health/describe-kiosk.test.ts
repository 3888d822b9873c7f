import { describe, expect, it } from 'vitest'
import { describeKiosk, unreadable, wrongClock, type KioskFacts } from '../../../../src/main/health/describe-kiosk.ts'
import { defaultSettings } from '../../../../src/shared/domain/settings.ts'

const live: KioskFacts = {
  appVersion: '1.2.3',
  settings: { ...defaultSettings, mode: 'live' },
  apiKeyState: 'set',
  secretProtection: 'os',
  warnings: [],
}
const codes = (facts: KioskFacts) => describeKiosk(facts).problems.map(({ code }) => code)

describe('what stands in the way is said before a customer poses', () => {
  it('a kiosk that is set up has no problems', () => {
    expect(codes(live)).toEqual([])
  })

  it('live mode without a key asks for one', () => {
    expect(codes({ ...live, apiKeyState: 'unset' })).toEqual(['MISSING_API_KEY'])
  })

  it('live mode refuses a machine that cannot keep a secret', () => {
    expect(codes({ ...live, secretProtection: 'unprotected' })).toEqual(['SECRETS_UNPROTECTED'])
    expect(codes({ ...live, secretProtection: 'unavailable' })).toEqual(['SECRETS_LOCKED'])
  })

  it('a key that does not open is a locked key store', () => {
    expect(codes({ ...live, apiKeyState: 'unreadable' })).toEqual(['SECRETS_LOCKED'])
  })

  it('practice needs neither key nor protection', () => {
    const practice = {
      ...live,
      settings: defaultSettings,
      apiKeyState: 'unset',
      secretProtection: 'unprotected',
    } as const
    expect(codes(practice)).toEqual([])
  })

  it('a full store stops practice too', () => {
    expect(codes({ ...live, settings: defaultSettings, storeProblem: { code: 'STORE_FULL' } })).toEqual(['STORE_FULL'])
  })

  it('a warning is passed on and stops nobody', () => {
    const description = describeKiosk({ ...live, warnings: [{ code: 'STORE_DAMAGED' }] })
    expect(description.problems).toEqual([])
    expect(description.warnings).toEqual([{ code: 'STORE_DAMAGED' }])
  })

  it('the same problem is said once', () => {
    const facts = { ...live, secretProtection: 'unprotected', storeProblem: { code: 'SECRETS_UNPROTECTED' } } as const
    expect(codes(facts)).toEqual(['SECRETS_UNPROTECTED'])
  })
})

it('records that do not open are told to staff, with their number', () => {
  expect(unreadable(0)).toEqual([])
  expect(unreadable(3)).toEqual([{ code: 'RECORD_UNREADABLE', note: '3 on this kiosk' }])
})

it('a clock that is proven wrong is said, one that nothing speaks of is not', () => {
  expect(wrongClock('wrong')).toEqual([{ code: 'CLOCK_WRONG' }])
  expect([...wrongClock('right'), ...wrongClock('unknown')]).toEqual([])
})
