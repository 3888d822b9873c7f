import { describe, expect, it } from 'vitest'
import {
  describeKiosk,
  lateResults,
  interruptedVisit,
  unreadable,
  wrongClock,
  type KioskFacts,
} from '../../../../src/main/health/describe-kiosk.ts'
import { defaultSettings } from '../../../../src/shared/domain/settings.ts'

const live: KioskFacts = {
  appVersion: '1.2.3',
  settings: { ...defaultSettings, mode: 'live' },
  apiKeyState: 'set',
  secretProtection: 'os',
  updates: { at: 'off', why: 'not-wanted' },
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

  it('live mode waits for the passphrase, and blames the key for nothing meanwhile', () => {
    const waiting = { ...live, secretProtection: 'passphrase-needed', apiKeyState: 'unreadable' } as const
    expect(codes(waiting)).toEqual(['PASSPHRASE_NEEDED'])
    expect(codes({ ...waiting, settings: defaultSettings })).toEqual([])
    expect(codes({ ...live, secretProtection: 'passphrase' })).toEqual([])
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

  it('no check begins without the officer that the kiosk asks for, in practice neither', () => {
    expect(codes({ ...live, isOfficerMissing: true })).toEqual(['OFFICER_NEEDED'])
    expect(codes({ ...live, settings: defaultSettings, isOfficerMissing: true })).toEqual(['OFFICER_NEEDED'])
    expect(codes({ ...live, isOfficerMissing: false })).toEqual([])
  })

  it('a kiosk that is set up checks nobody in practice where that is not allowed', () => {
    const settings = { ...defaultSettings, practiceAllowed: false }
    expect(codes({ ...live, settings: { ...settings, isSetUp: true } })).toEqual(['PRACTICE_NOT_ALLOWED'])
    expect(codes({ ...live, settings })).toEqual([])
    expect(codes({ ...live, settings: { ...live.settings, practiceAllowed: false, isSetUp: true } })).toEqual([])
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

describe('results that wait', () => {
  const trouble = { code: 'TIMEOUT' } as const
  const minutes = (count: number) => count * 60_000

  it('are told of once they have waited for a quarter of an hour', () => {
    const waiting = { waiting: 3, oldestAtMs: 0, trouble }
    expect(lateResults(waiting, minutes(14))).toEqual([])
    expect(lateResults(waiting, minutes(15))).toEqual([{ code: 'RESULTS_DELAYED', note: '3, TIMEOUT' }])
  })

  it('for a secret are told of at once, for somebody must act', () => {
    const status = { waiting: 1, oldestAtMs: 0, trouble: { code: 'RESULTS_SECRET_MISSING' } as const }
    expect(lateResults(status, 1)).toEqual([{ code: 'RESULTS_SECRET_MISSING' }])
  })

  it('are nobody’s trouble while they are delivered, or when there are none', () => {
    expect(lateResults({ waiting: 9, oldestAtMs: 0 }, minutes(60))).toEqual([])
    expect(lateResults({ waiting: 0, trouble }, minutes(60))).toEqual([])
  })
})

it('what the organisation has set is named, where it has set anything', () => {
  expect(describeKiosk({ ...live, lockedSettings: ['language'] }).lockedSettings).toEqual(['language'])
  expect(describeKiosk({ ...live, lockedSettings: [] })).not.toHaveProperty('lockedSettings')
})

it('a visit that went with its page is told to staff', () => {
  expect(interruptedVisit(true)).toEqual([{ code: 'VISIT_INTERRUPTED' }])
  expect(interruptedVisit(false)).toEqual([])
})
