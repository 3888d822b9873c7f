import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  signedHeaders,
  webhookSecretBytes,
  webhookSecretFault,
} from '../../../../src/main/results/webhook-signature.ts'

describe('a webhook’s signature', () => {
  it('is the one that the specification’s own example gives', () => {
    // the example of the reference implementations [github.com/standard-webhooks/standard-webhooks, libraries]
    const secret = webhookSecretBytes('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')
    const headers = signedHeaders(secret!, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330_999, '{"test": 2432232314}')
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })

  it('holds for this body, this id and this time alone', () => {
    const secret = Buffer.alloc(32, 7)
    const sign = (id: string, nowMs: number, body: string) =>
      signedHeaders(secret, id, nowMs, body)['webhook-signature']
    const all = [sign('a', 1_000, '{}'), sign('b', 1_000, '{}'), sign('a', 2_000, '{}'), sign('a', 1_000, '{ }')]
    expect(new Set(all).size).toBe(4)
    expect(all[0]).toBe(`v1,${createHmac('sha256', secret).update('a.1.{}').digest('base64')}`)
  })

  it.each([
    ['', false],
    ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', false],
    [`whsec_${Buffer.alloc(23).toString('base64')}`, false],
    [`whsec_${Buffer.alloc(24).toString('base64')}`, true],
    [`whsec_${Buffer.alloc(64).toString('base64')}`, true],
    [`whsec_${Buffer.alloc(65).toString('base64')}`, false],
    ['whsec_not base64 at all, not base64 at all', false],
  ])('%s can be its secret: %s', (secret, isOne) => {
    expect(webhookSecretFault(secret) === undefined).toBe(isOne)
  })
})
