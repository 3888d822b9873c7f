/** Main's notices keep the page's copy true. */
import { effectScope } from 'vue'
import { expect, it } from 'vitest'
import {
  useKioskState,
  withSubmission,
  type FirstKioskState,
  type KioskStateCalls,
} from '../../../../../src/renderer/screens/staff/useKioskState.ts'
import { defaultSettings } from '../../../../../src/shared/domain/settings.ts'
import type { KioskDescription } from '../../../../../src/shared/domain/health.ts'
import { emptyQueue, type SubmissionSummary } from '../../../../../src/shared/domain/submission.ts'

const summary = (id: string, attempts = 0): SubmissionSummary => ({
  id,
  receipt: `R-${id}`,
  createdAtMs: 0,
  state: { at: 'queued', attempts, dueAtMs: 0 },
  lostReplies: 0,
})
const description: KioskDescription = {
  appVersion: '0.1.0',
  mode: 'practice',
  apiKeyState: 'unset',
  secretProtection: 'os',
  updates: { at: 'off', why: 'not-wanted' },
  serviceBaseUrl: defaultSettings.serviceBaseUrl,
  serviceVersion: 'v2-1',
  problems: [],
  warnings: [],
}
const first: FirstKioskState = {
  description,
  access: { hasPin: false, isOpen: false },
  officer: { isRequired: false, officers: [] },
  settings: defaultSettings,
  apiKeyState: 'unset',
  queue: emptyQueue,
  submissions: [summary('a')],
}

/** Main's end: its notices can be said by hand, and its list is what the mode holds. */
function fakeMain(list: readonly SubmissionSummary[]) {
  const listeners = new Map<string, (payload: never) => void>()
  const notice = (name: string) => (listener: (payload: never) => void) => {
    listeners.set(name, listener)
    return () => listeners.delete(name)
  }
  const calls = {
    kiosk: { changed: notice('kiosk') },
    access: { changed: notice('access') },
    officer: { changed: notice('officer') },
    settings: { changed: notice('settings') },
    submission: { changed: notice('submission'), queueChanged: notice('queue'), list: () => Promise.resolve(list) },
  } as unknown as KioskStateCalls
  return { calls, listeners, say: (name: string, payload: unknown) => listeners.get(name)?.(payload as never) }
}

it('a submission that moved on is replaced where it stands, a new one comes first', () => {
  const list = [summary('b'), summary('a')]
  expect(withSubmission(list, summary('a', 2))).toEqual([summary('b'), summary('a', 2)])
  expect(withSubmission(list, summary('c')).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
})

it('every notice is heard', () => {
  const main = fakeMain([])
  const scope = effectScope()
  const state = scope.run(() => useKioskState(main.calls, first))
  main.say('settings', { ...defaultSettings, theme: 'dark' })
  main.say('access', { hasPin: true, isOpen: true })
  main.say('officer', { isRequired: true, officers: ['4711'], signedIn: '4711' })
  main.say('queue', { ...emptyQueue, waiting: 3, held: 1 })
  main.say('submission', summary('a', 5))
  expect(state?.settings.value.theme).toBe('dark')
  expect(state?.access.value).toEqual({ hasPin: true, isOpen: true })
  expect(state?.officer.value).toEqual({ isRequired: true, officers: ['4711'], signedIn: '4711' })
  expect(state?.queue.value).toEqual({ ...emptyQueue, waiting: 3, held: 1 })
  expect(state?.submissions.value).toEqual([summary('a', 5)])
  scope.stop()
})

it('another mode brings its own list: practice checks are not shown beside live ones', async () => {
  const main = fakeMain([summary('live')])
  const scope = effectScope()
  const state = scope.run(() => useKioskState(main.calls, first))
  main.say('kiosk', { ...description, mode: 'live', apiKeyState: 'set' })
  await Promise.resolve()
  expect(state?.apiKeyState.value).toBe('set')
  expect(state?.submissions.value.map(({ id }) => id)).toEqual(['live'])
  scope.stop()
})

it('nothing is heard any more once the scope has ended', () => {
  const main = fakeMain([])
  const scope = effectScope()
  scope.run(() => useKioskState(main.calls, first))
  expect(main.listeners.size).toBe(6)
  scope.stop()
  expect(main.listeners.size).toBe(0)
})
