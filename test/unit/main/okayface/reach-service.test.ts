import { describe, expect, it } from 'vitest'
import { reachService, wayOf } from '../../../../src/main/okayface/reach-service.ts'

function asked(answer: () => Promise<Response>, isOver = false) {
  const calls: { readonly url: string; readonly init: RequestInit }[] = []
  const times = [100, 284.4]
  const timeout = () => (isOver ? AbortSignal.abort() : new AbortController().signal)
  const reach = reachService('https://service.example', {
    fetch: (url, init) => {
      calls.push({ url, init })
      return answer()
    },
    monotonicMs: () => times.shift() ?? 0,
    timeout,
  })
  return { calls, reach }
}

describe('whether the service’s address answers', () => {
  it('is asked of its front door, without a key, a body or a cookie', async () => {
    const { calls, reach } = asked(() => Promise.resolve(new Response(null, { status: 403 })))
    expect(await reach).toEqual({ at: 'answered', httpStatus: 403, tookMs: 184 })
    expect(calls).toMatchObject([
      { url: 'https://service.example/', init: { method: 'HEAD', credentials: 'omit', redirect: 'manual' } },
    ])
    expect(calls[0]?.init).not.toHaveProperty('body')
    expect(calls[0]?.init).not.toHaveProperty('headers')
  })

  it('is no, and why, where the way is closed', async () => {
    const { reach } = asked(() => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED')))
    expect(await reach).toEqual({ at: 'failed', code: 'NETWORK_UNREACHABLE' })
  })

  it('is no, for want of an answer, when its time is over', async () => {
    const { reach } = asked(() => Promise.reject(new Error('aborted')), true)
    expect(await reach).toEqual({ at: 'failed', code: 'TIMEOUT' })
  })
})

it.each([
  ['DIRECT', 'direct'],
  ['PROXY proxy.example:8080', 'proxy'],
  ['PROXY proxy.example:8080;DIRECT', 'proxy'],
  ['', 'unknown'],
  [undefined, 'unknown'],
])('a way of %j is %s', (proxy, way) => {
  expect(wayOf(proxy)).toBe(way)
})
