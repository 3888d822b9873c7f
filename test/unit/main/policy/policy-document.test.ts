import { describe, expect, it } from 'vitest'
import { readPolicy } from '../../../../src/main/policy/policy-document.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'

const checkServiceAddress = (baseUrl: string) =>
  baseUrl.startsWith('https://') ? success(baseUrl) : failure('SERVICE_ADDRESS_REFUSED')
const read = (content: unknown) =>
  readPolicy(typeof content === 'string' ? content : JSON.stringify(content), checkServiceAddress)

describe('a policy', () => {
  it('is taken with what it locks, what it begins with and where secrets lie', () => {
    const policy = {
      $schema: './configuration.schema.json',
      locked: { serviceBaseUrl: 'https://faces.example.test', maxInFlight: 4 },
      defaults: { language: 'ms' },
      apiKeyFile: '/run/countersign/api-key',
    }
    const { $schema: _, ...taken } = policy
    expect(read(policy)).toEqual({ ok: true, policy: taken })
  })

  it('may begin with the mark that Windows editors write, and may be empty', () => {
    expect(read('\uFEFF{}')).toEqual({ ok: true, policy: { locked: {}, defaults: {} } })
  })

  it.each([
    ['no JSON', '{', ['the file']],
    ['a list', [], ['the file']],
    ['a setting that does not exist', { locked: { maxInflight: 2 } }, ['locked.maxInflight']],
    ['a part that does not exist', { enforced: {} }, ['enforced']],
    ['a key in the open', { apiKey: 'sk-1' }, ['apiKey']],
    ['a number out of range', { locked: { maxInFlight: 9 } }, ['locked.maxInFlight']],
    ['a language that nobody has', { defaults: { languagesOffered: ['en', 'fr'] } }, ['defaults.languagesOffered.1']],
    ['an address without protection', { locked: { serviceBaseUrl: 'http://a.test' } }, ['locked.serviceBaseUrl']],
    ['a webhook without protection', { locked: { resultsWebhookUrl: 'http://a.test' } }, ['locked.resultsWebhookUrl']],
    ['a file somewhere', { apiKeyFile: 'key.txt' }, ['apiKeyFile']],
    ['two faults', { locked: { theme: 'pink', maxInFlight: 0 } }, ['locked.theme', 'locked.maxInFlight']],
  ])('with %s is refused as a whole, and each fault has its place', (_, content, fields) => {
    const refused = read(content)
    expect(refused.ok ? [] : refused.problems.map(({ field }) => field)).toEqual(fields)
  })

  it('that is refused never gives back what stood in it', () => {
    const secret = 'sk-live-0123456789'
    for (const content of [{ apiKey: secret }, { locked: { language: secret } }, `{"a":"${secret}"`]) {
      expect(JSON.stringify(read(content))).not.toContain(secret)
    }
  })
})
