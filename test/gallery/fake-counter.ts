/** A counter that stands still: a visit that was chosen, and a main process that says yes to everything. */
import { computed, shallowRef } from 'vue'
import type { CaptureSubject } from '../../src/shared/domain/capture.ts'
import type { AccessState } from '../../src/shared/domain/access.ts'
import type { OfficerState } from '../../src/shared/domain/officer.ts'
import type { KioskDescription, SecretProtection } from '../../src/shared/domain/health.ts'
import { defaultSettings, type Language, type Settings } from '../../src/shared/domain/settings.ts'
import type { QueueStatus, SubmissionSummary } from '../../src/shared/domain/submission.ts'
import { failure, success } from '../../src/shared/errors/result.ts'
import type { CameraState } from '../../src/renderer/camera/camera-session.ts'
import type { SelfTestParts } from '../../src/renderer/flow/self-test.ts'
import type { RemoteVisit } from '../../src/renderer/flow/useRemoteVisit.ts'
import type { CameraSign } from '../../src/shared/domain/visit-view.ts'
import type { CheckFlow } from '../../src/renderer/flow/useCheckFlow.ts'
import type { CameraDesk } from '../../src/renderer/screens/staff/useCameraPreview.ts'
import type { KioskState } from '../../src/renderer/screens/staff/useKioskState.ts'
import type { CounterState } from './counter-states.ts'
import { fakeAudit } from './fake-audit.ts'
import { fakeDiagnostics } from './fake-diagnostics.ts'

const nothing = (): void => undefined
const soon = async (): Promise<void> => undefined

export function fakeFlow(state: CounterState, streams: Readonly<Record<CaptureSubject, MediaStream>>): CheckFlow {
  const { visit } = state
  const subject = visit.at === 'capturing' ? visit.subject : undefined
  const stream = subject && !state.hasNoStream ? streams[subject] : undefined
  const off: CameraState = { at: 'off' }
  const live = (name: CaptureSubject): CameraState =>
    stream && name === subject ? { at: 'live', stream, label: 'Desk camera', isRemembered: true, settings: {} } : off
  const refs = {
    visit: shallowRef(visit),
    guidance: shallowRef(state.guidance),
    latestReport: shallowRef(state.report),
    stream: shallowRef(stream),
    isMirrored: shallowRef(undefined),
    idleWarning: shallowRef(state.idleWarning),
  }
  return {
    ...(refs as unknown as Pick<CheckFlow, keyof typeof refs>),
    cameras: { card: live('card'), face: live('face') },
    start: soon,
    takeByHand: nothing,
    override: nothing,
    noteReference: nothing,
    consent: soon,
    takeNow: nothing,
    accept: nothing,
    retake: nothing,
    retry: soon,
    callColleague: nothing,
    leave: nothing,
    attend: nothing,
    stayHere: nothing,
    end: nothing,
  }
}

/** The customer reads Malay. */
export function fakeRemote({ visit, guidance, report, idleWarning }: CounterState): RemoteVisit {
  const live: CameraSign = { at: 'live', label: 'Desk camera' }
  return {
    visit: computed(() => visit),
    language: computed(() => 'ms' as const),
    cameras: computed(() => ({
      card: { at: 'off' as const },
      face: visit.at === 'capturing' ? live : { at: 'off' as const },
    })),
    secondsLeft: computed(() => idleWarning?.secondsLeft),
    report: computed(() => report),
    guidance: computed(() => guidance),
    command: nothing,
  }
}

const minutesAgo = (minutes: number): number => Date.now() - minutes * 60_000
const submission = (more: Pick<SubmissionSummary, 'id' | 'receipt' | 'createdAtMs' | 'state'>): SubmissionSummary => ({
  lostReplies: 0,
  ...more,
})

export const submissions: readonly SubmissionSummary[] = [
  submission({
    id: '1',
    receipt: '7K2M-Q9XD',
    createdAtMs: minutesAgo(0),
    state: { at: 'sending', attempts: 1, startedAtMs: 0 },
  }),
  {
    ...submission({
      id: '2',
      receipt: 'B4TW-02ZC',
      createdAtMs: minutesAgo(4),
      state: { at: 'queued', attempts: 3, dueAtMs: minutesAgo(-6) },
    }),
    lastFailure: { code: 'NETWORK_UNREACHABLE' },
  },
  {
    ...submission({
      id: '3',
      receipt: 'HE8P-51NV',
      createdAtMs: minutesAgo(130),
      state: { at: 'held', attempts: 1, code: 'FACE_IS_OCCLUDED' },
    }),
    reference: 'Ticket A-117',
    lastFailure: { code: 'FACE_IS_OCCLUDED', image: 'face' },
  },
  {
    ...submission({
      id: '5',
      receipt: 'M2VY-7C4J',
      createdAtMs: minutesAgo(300),
      state: { at: 'held', attempts: 2, code: 'TIMEOUT' },
    }),
    lostReplies: 2,
    lastFailure: { code: 'TIMEOUT', replyLost: true },
  },
  submission({
    id: '4',
    receipt: '3QXA-RR7F',
    createdAtMs: minutesAgo(60 * 26),
    state: {
      at: 'answered',
      outcome: { verdict: 'match', confidence: 91.2, threshold: 75, isNearMiss: false },
      attempts: 1,
    },
  }),
  submission({
    id: '6',
    receipt: 'Z0D5-KX1A',
    createdAtMs: minutesAgo(60 * 30),
    state: { at: 'withdrawn', by: 'staff', reason: 'Checked in person', attempts: 0 },
  }),
]

const queue: QueueStatus = { waiting: 2, sending: 1, held: 2, answered: 1, withdrawn: 1, unreadable: 1 }

export function fakeState(
  language: Language,
  mode: Settings['mode'],
  theme: Settings['theme'],
  trouble: CounterState['queue'] = {},
  access: AccessState = { hasPin: true, isOpen: true },
  chosen: Partial<Settings> = {},
  officer: OfficerState = { isRequired: false, officers: [] },
  secretProtection: SecretProtection = 'os',
  said: Partial<KioskDescription> = {},
): KioskState {
  const description: KioskDescription = {
    appVersion: '0.1.0',
    mode,
    apiKeyState: 'set',
    secretProtection,
    updates: { at: 'off', why: 'not-wanted' },
    serviceBaseUrl: defaultSettings.serviceBaseUrl,
    serviceVersion: 'v2-1',
    problems: [],
    warnings: [],
    ...said,
  }
  return {
    description: shallowRef(description),
    access: shallowRef(access),
    officer: shallowRef(officer),
    settings: shallowRef({ ...defaultSettings, language, mode, theme, ...chosen }),
    apiKeyState: shallowRef('set'),
    queue: shallowRef({ ...queue, ...trouble }),
    submissions: shallowRef(submissions),
  }
}

const yes = () => Promise.resolve(success(undefined))
const never = () => nothing

export const fakeKiosk = {
  kiosk: {
    describe: () => Promise.reject(new Error('the gallery is told its state')),
    report: () => Promise.resolve(undefined),
    hintOnline: () => Promise.resolve(undefined),
    quit: yes,
    changed: never,
    woke: never,
  },
  access: {
    state: () => Promise.resolve({ hasPin: true, isOpen: true }),
    enter: () => Promise.resolve(failure('PIN_WRONG')),
    leave: () => Promise.resolve(undefined),
    setPin: yes,
    changed: never,
  },
  officer: {
    state: () => Promise.resolve({ isRequired: false, officers: [] }),
    signIn: () => Promise.resolve(failure('PIN_WRONG')),
    signOut: () => Promise.resolve(undefined),
    setPin: yes,
    remove: yes,
    changed: never,
  },
  settings: {
    read: () => Promise.resolve(defaultSettings),
    change: (changes: Partial<Settings>) => Promise.resolve(success({ ...defaultSettings, ...changes })),
    changed: never,
  },
  audit: fakeAudit,
  passphrase: {
    state: () => Promise.resolve({ at: 'locked' as const }),
    enter: () => Promise.resolve(failure('PASSPHRASE_WRONG')),
    set: yes,
  },
  configuration: {
    export: () => Promise.resolve(success({ fileName: 'countersign-configuration-2026-11-03T14-02-09Z.json' })),
    choose: () => Promise.resolve(success(undefined)),
    apply: () => Promise.resolve(success(defaultSettings)),
  },
  support: {
    diagnose: () => Promise.resolve(success(fakeDiagnostics)),
    saveBundle: () => Promise.resolve(success({ fileName: 'countersign-support-2026-11-03T14-02-09Z.json' })),
  },
  results: {
    state: () => Promise.resolve({ secret: 'set' as const, waiting: 3 }),
    setSecret: yes,
    clearSecret: yes,
    test: yes,
  },
  pictureKey: { renew: () => Promise.resolve(success({ resealed: 6, left: 0 })) },
  apiKey: { state: () => Promise.resolve('set' as const), set: yes, clear: yes, test: yes },
  submission: {
    submit: () => new Promise<never>(nothing),
    find: () => Promise.resolve(undefined),
    list: () => Promise.resolve(submissions),
    queue: () => Promise.resolve(queue),
    sendNow: yes,
    withdraw: yes,
    setReference: yes,
    changed: never,
    queueChanged: never,
  },
  visit: { recordUnchecked: yes, recordConsent: yes },
  practice: { rehearse: yes },
}

export const fakeCameras = () =>
  Promise.resolve([
    { deviceId: 'a', groupId: 'a', label: 'Desk camera' },
    { deviceId: 'b', groupId: 'b', label: 'Face camera HD' },
  ])

/** What a chosen file would change is part of the state. */
export const fakeKioskIn = ({ configuration }: CounterState) => ({
  ...fakeKiosk,
  configuration: { ...fakeKiosk.configuration, choose: () => Promise.resolve(success(configuration)) },
})

/** The first shows the card and lets its focus be set, the second the face. */
export const fakeCameraDesk = (streams: Readonly<Record<CaptureSubject, MediaStream>>): CameraDesk => ({
  preview: ({ deviceId }) =>
    Promise.resolve(
      success({
        stream: deviceId === 'a' ? streams.card : streams.face,
        settings: {},
        capabilities:
          deviceId === 'a'
            ? { focusMode: ['manual', 'continuous'], focusDistance: { min: 0.1, max: 1, step: 0.05 } }
            : {},
        close: nothing,
      }),
    ),
  onChange: () => nothing,
})

/** One line of each kind: in order, and not. */
export const fakeSelfTest: SelfTestParts = {
  describe: () =>
    Promise.resolve({
      appVersion: '0.1.0',
      mode: 'live',
      apiKeyState: 'set',
      secretProtection: 'os',
      updates: { at: 'off', why: 'not-wanted' },
      serviceBaseUrl: defaultSettings.serviceBaseUrl,
      serviceVersion: 'v2-1',
      problems: [],
      warnings: [],
    }),
  testKey: yes,
  vision: { start: () => Promise.resolve(success({ threads: 2, loadMs: 840 })) },
  cameras: { open: () => Promise.resolve(failure('CAMERA_BUSY')) },
}
