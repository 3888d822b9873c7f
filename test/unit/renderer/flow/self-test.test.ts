import { expect, it } from 'vitest'
import type { OpenCamera } from '../../../../src/renderer/camera/camera-source.ts'
import { runSelfTest, type SelfTestParts, type SelfTestResult } from '../../../../src/renderer/flow/self-test.ts'
import type { KioskDescription } from '../../../../src/shared/domain/health.ts'
import { failure, success } from '../../../../src/shared/errors/result.ts'

const description: KioskDescription = {
  appVersion: '0.1.0',
  mode: 'live',
  apiKeyState: 'set',
  secretProtection: 'os',
  updates: { at: 'off', why: 'not-wanted' },
  serviceBaseUrl: 'https://service.example',
  serviceVersion: 'v2-1',
  problems: [],
  warnings: [],
}

function camera(closed: string[], label: string, settings: MediaTrackSettings): OpenCamera {
  const stream = { getVideoTracks: () => [{ getSettings: () => settings }] } as unknown as MediaStream
  return { stream, label, isRemembered: true, close: () => void closed.push(label) }
}

async function test(changed: Partial<SelfTestParts> = {}) {
  const closed: string[] = []
  const parts: SelfTestParts = {
    describe: () => Promise.resolve(description),
    testKey: () => Promise.resolve(success(undefined)),
    vision: { start: () => Promise.resolve(success({ threads: 2, loadMs: 840 })) },
    cameras: {
      open: (subject) => Promise.resolve(success(camera(closed, subject, { width: 1280, height: 720 }))),
    },
    ...changed,
  }
  const results: SelfTestResult[] = []
  for await (const result of runSelfTest(parts)) results.push(result)
  return { results, closed, of: (name: string) => results.find((result) => result.name === name) }
}
const describing = (changed: Partial<KioskDescription>) => ({
  describe: () => Promise.resolve({ ...description, ...changed }),
})

it('a kiosk in order passes line by line, and says what it found', async () => {
  const { results, closed } = await test()
  expect(results).toEqual([
    { name: 'store', at: 'passed' },
    { name: 'secrets', at: 'passed' },
    { name: 'service', at: 'passed' },
    { name: 'checks', at: 'passed', detail: '0.8 s' },
    { name: 'card', at: 'passed', detail: 'card, 1280 × 720' },
    { name: 'face', at: 'passed', detail: 'face, 1280 × 720' },
  ])
  expect(closed).toEqual(['card', 'face'])
})

it('what stands in the way is named on its own line, and the rest is still tried', async () => {
  const { results } = await test({
    ...describing({
      problems: [{ code: 'SECRETS_UNPROTECTED' }, { code: 'STORE_FULL' }],
      secretProtection: 'unprotected',
    }),
    testKey: () => Promise.resolve(failure('INVALID_API_KEY')),
    vision: { start: () => Promise.resolve(failure('CHECKS_UNAVAILABLE')) },
    cameras: { open: () => Promise.resolve(failure('CAMERA_BUSY')) },
  })
  expect(results.map((result) => (result.at === 'failed' ? result.failure.code : result.at))).toEqual([
    'STORE_FULL',
    'SECRETS_UNPROTECTED',
    'INVALID_API_KEY',
    'CHECKS_UNAVAILABLE',
    'CAMERA_BUSY',
    'CAMERA_BUSY',
  ])
})

it('a locked key store is told apart from one that protects nothing', async () => {
  const { of } = await test(describing({ secretProtection: 'unavailable' }))
  expect(of('secrets')).toEqual({ name: 'secrets', at: 'failed', failure: { code: 'SECRETS_LOCKED' } })
})

it('a passphrase protects as well once it was entered, and is asked for before', async () => {
  expect((await test(describing({ secretProtection: 'passphrase' }))).of('secrets')?.at).toBe('passed')
  const { of } = await test(describing({ secretProtection: 'passphrase-needed' }))
  expect(of('secrets')).toEqual({ name: 'secrets', at: 'failed', failure: { code: 'PASSPHRASE_NEEDED' } })
})

it('practice without a key does not ask the service; practice with one does, and live always', async () => {
  const asked: string[] = []
  const testKey = () => {
    asked.push('asked')
    return Promise.resolve(success(undefined))
  }
  const without = await test({ ...describing({ mode: 'practice', apiKeyState: 'unset' }), testKey })
  expect(without.of('service')).toEqual({ name: 'service', at: 'not-needed' })
  expect(asked).toEqual([])
  await test({ ...describing({ mode: 'practice' }), testKey })
  expect(asked).toEqual(['asked'])
  await test({ ...describing({ apiKeyState: 'unset' }), testKey })
  expect(asked).toEqual(['asked', 'asked'])
})

it('a camera that staff turned is named as its picture stands', async () => {
  const settings = { width: 720, height: 1280 }
  const { of } = await test({
    cameras: {
      open: (subject) => Promise.resolve(success({ ...camera([], subject, { width: 1280, height: 720 }), settings })),
    },
  })
  expect(of('face')).toEqual({ name: 'face', at: 'passed', detail: 'face, 720 × 1280' })
})
