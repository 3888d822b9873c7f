import { expect, it } from 'vitest'
import { readEnvironment, variableOf } from '../../../../src/main/policy/environment-settings.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'

const checkServiceAddress = (baseUrl: string) =>
  baseUrl.startsWith('https://') ? success(baseUrl) : failure('SERVICE_ADDRESS_REFUSED')
const read = (environment: Record<string, string>) => readEnvironment(environment, checkServiceAddress)

it('a variable is named as its setting', () => {
  expect(variableOf('maxCallsPerMinute')).toBe('COUNTERSIGN_SETTING_MAX_CALLS_PER_MINUTE')
})

it('words, numbers, yes and no, and lists are read; other variables are nobody’s', () => {
  const given = {
    PATH: '/bin',
    COUNTERSIGN_SETTING_LANGUAGE: 'ms',
    COUNTERSIGN_SETTING_MAX_IN_FLIGHT: '4',
    countersign_setting_is_set_up: 'true',
    COUNTERSIGN_SETTING_LANGUAGES_OFFERED: '["en","ms"]',
    COUNTERSIGN_SETTING_KIOSK_ID: '0042',
  }
  expect(read(given)).toEqual({
    values: { language: 'ms', maxInFlight: 4, isSetUp: true, languagesOffered: ['en', 'ms'], kioskId: '0042' },
    unreadable: [],
    problems: [],
  })
})

it('what cannot be used is named without its text, and known to have been given', () => {
  const given = {
    COUNTERSIGN_SETTING_MAX_IN_FLIGHT: '40',
    COUNTERSIGN_SETTING_SERVICE_BASE_URL: 'http://plain.example.test',
    COUNTERSIGN_SETTING_COLOUR: 'blue',
  }
  const { values, unreadable, problems } = read(given)
  expect(values).toEqual({})
  expect(unreadable).toEqual(['maxInFlight', 'serviceBaseUrl'])
  expect(problems.map(({ field }) => field)).toEqual(Object.keys(given))
  expect(JSON.stringify(problems)).not.toContain('plain.example.test')
})
