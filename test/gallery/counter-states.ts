/** Every state of the counter that people can see, by name. */
import type { QueueStatus } from '../../src/shared/domain/submission.ts'
import type { TakenPicture } from '../../src/shared/domain/capture.ts'
import type { Verdict } from '../../src/shared/domain/verification.ts'
import type { Visit } from '../../src/renderer/flow/visit.ts'
import { instructions, type Guidance, type Instruction } from '../../src/renderer/quality/instruction.ts'
import { setupSteps, type SetupStep } from '../../src/renderer/screens/setup/setup-steps.ts'
import type { StaffTab } from '../../src/renderer/screens/staff/staff-tab.ts'
import type { AccessState } from '../../src/shared/domain/access.ts'
import type { FrameReport } from '../../src/renderer/vision/vision-protocol.ts'

export interface CounterState {
  readonly visit: Visit
  readonly guidance?: Guidance
  readonly report?: FrameReport
  readonly hasNoStream?: boolean
  readonly opensLanguages?: boolean
  readonly staffTab?: StaffTab
  /** The set-up assistant instead of the counter. */
  readonly setupStep?: SetupStep
  readonly mode?: 'live'
  readonly access?: AccessState
  readonly queue?: Pick<QueueStatus, 'pausedBy' | 'slowedBy'>
  readonly idleWarning?: { readonly secondsLeft: number }
}

const receipt = '7K2M-Q9XD'
const submissionId = '0b9ad7f5-2f2b-4a3c-9f0e-5f6c3f0c9d11'

const measured: FrameReport = {
  subject: 'face',
  capturedAtMs: 0,
  crop: { widthPx: 540, heightPx: 720 },
  faceCount: 1,
  bystanderCount: 2,
  face: {
    score: 0.96,
    box: { x: 150, y: 180, width: 226, height: 301 },
    eyeDistancePx: 98,
    yawDeg: -14,
    pitchDeg: 3,
    rollDeg: 1,
    eyeAspect: 0.28,
    presence: 0.99,
    outsideShare: 0,
    sharpness: 21.4,
    meanLuma: 128,
    highLuma: 190,
    brightShare: 0.01,
    darkShare: 0.02,
    evenness: 0.86,
    behindLuma: 164,
    redness: 0.31,
    blueness: -0.22,
    covered: { mouth: 0.04, eyes: 0.11 },
  },
  failed: [{ code: 'FACE_ANGLE_TOO_LARGE', direction: 'left' }],
  processingMs: 41,
  backend: 'wasm',
}

/** The card as drawn-pictures.ts draws it, a little turned. */
const foundCard = (failed: FrameReport['failed']): FrameReport => ({
  subject: 'card',
  capturedAtMs: 0,
  crop: { widthPx: 980, heightPx: 618 },
  faceCount: 1,
  bystanderCount: 0,
  card: {
    corners: [
      { x: 0.1113, y: 0.1019 },
      { x: 0.8766, y: 0.0662 },
      { x: 0.8892, y: 0.9242 },
      { x: 0.1239, y: 0.9598 },
    ],
    tiltDeg: 4,
    pxPerMm: 11.4,
  },
  failed,
  processingMs: 38,
})

export function counterStates(card: TakenPicture, face: TakenPicture): Readonly<Record<string, CounterState>> {
  const capturing = (subject: 'card' | 'face', more = {}): Visit => ({
    at: 'capturing',
    subject,
    startedAtMs: 0,
    canTakeByHand: false,
    isTaking: false,
    pictures: {},
    failedTries: 0,
    ...more,
  })
  const says = (instruction: Instruction, progress = 0, isUrgent = false): Guidance => ({
    instruction,
    isUrgent,
    isGood: progress > 0,
    progress,
  })
  const answered = (verdict: Verdict): CounterState => ({
    visit: {
      at: 'answered',
      outcome: { verdict, confidence: 91.2, threshold: 75, isNearMiss: false, requestId: 'a1b2c3' },
      receipt,
      submissionId,
      ...(verdict === 'poor-quality' && { newFace: { card, failedTries: 1 } }),
    },
  })
  const retry = (
    code: Extract<Visit, { at: 'retry' }>['code'],
    image: Extract<Visit, { at: 'retry' }>['image'],
  ): CounterState => ({
    visit: { at: 'retry', code, image, pictures: { card, face }, failedTries: 1, failure: { code } },
  })

  const named: Record<string, CounterState> = {
    idle: { visit: { at: 'idle' } },
    'idle-languages': { visit: { at: 'idle' }, opensLanguages: true },
    'card-opening': { visit: capturing('card'), hasNoStream: true },
    'card-good': { visit: capturing('card'), guidance: says('card-stay', 0.6), report: foundCard([]) },
    'card-good-by-guide': { visit: capturing('card'), guidance: says('card-stay', 0.6) },
    'card-found': {
      visit: capturing('card'),
      guidance: says('card-less-glare'),
      report: foundCard([{ code: 'CARD_TOO_BRIGHT' }]),
    },
    'card-taking': {
      visit: capturing('card', { isTaking: true }),
      guidance: says('card-stay', 1),
      report: foundCard([]),
    },
    'card-by-hand': { visit: capturing('card', { canTakeByHand: true }), guidance: says('card-less-glare', 0, true) },
    'face-good': { visit: capturing('face'), guidance: says('stay-like-this', 0.6) },
    'face-by-hand': { visit: capturing('face', { canTakeByHand: true }), guidance: says('uncover-face', 0, true) },
    'face-taking': { visit: capturing('face', { isTaking: true }), guidance: says('stay-like-this', 1) },
    review: { visit: { at: 'review', card, face, failedTries: 0 } },
    'checking-saving': { visit: { at: 'checking', card, face, failedTries: 0, startedAtMs: Date.now() } },
    checking: {
      visit: {
        at: 'checking',
        card,
        face,
        failedTries: 0,
        startedAtMs: Date.now(),
        submission: { id: submissionId, receipt },
      },
    },
    'answered-match': answered('match'),
    'answered-no-match': answered('no-match'),
    'answered-not-live': answered('not-live'),
    'answered-poor-quality': answered('poor-quality'),
    'retry-face': retry('FACE_TOO_SMALL', 'face'),
    'retry-card': retry('CARD_TOO_BRIGHT', 'card'),
    'retry-card-faint': retry('CARD_EDGES_FAINT', 'card'),
    'retry-face-covered': retry('FACE_IS_OCCLUDED', 'face'),
    'retry-face-backlit': retry('FACE_LIT_FROM_BEHIND', 'face'),
    'retry-both': retry('FACE_NOT_FOUND', 'both'),
    problem: {
      visit: {
        at: 'problem',
        code: 'CAMERA_UNPLUGGED',
        failure: { code: 'CAMERA_UNPLUGGED' },
        pictures: {},
        resume: 'capture-face',
        failedTries: 0,
      },
    },
    'another-way': {
      visit: {
        at: 'problem',
        code: 'COLLEAGUE_CALLED',
        failure: { code: 'COLLEAGUE_CALLED' },
        pictures: {},
        resume: 'capture-face',
        failedTries: 0,
      },
    },
    'saved-for-later': { visit: { at: 'saved-for-later', receipt, submissionId } },
    'staff-measuring': {
      visit: capturing('face'),
      guidance: says('turn-left'),
      report: measured,
      staffTab: 'check',
    },
    'staff-measuring-card': {
      visit: capturing('card'),
      guidance: says('card-less-glare'),
      report: foundCard([{ code: 'CARD_TOO_BRIGHT' }]),
      staffTab: 'check',
    },
    'staff-no-match': {
      visit: {
        at: 'answered',
        outcome: {
          verdict: 'no-match',
          confidence: 68.4,
          threshold: 75,
          liveness: { probability: 0.98, quality: 0.71 },
          isNearMiss: true,
          requestId: 'REQ-5b2f6c1e',
        },
        receipt,
        submissionId: '4',
      },
      staffTab: 'check',
    },
    'staff-queue': { visit: { at: 'idle' }, staffTab: 'queue', mode: 'live' },
    'staff-queue-paused': {
      visit: { at: 'idle' },
      staffTab: 'queue',
      mode: 'live',
      queue: { pausedBy: { code: 'MAX_API_CALL_EXCEEDED', httpStatus: 200 } },
    },
    'staff-queue-slowed': {
      visit: { at: 'idle' },
      staffTab: 'queue',
      mode: 'live',
      queue: { slowedBy: { code: 'NOT_THE_SERVICE', httpStatus: 200 } },
    },
    'staff-practice': { visit: { at: 'idle' }, staffTab: 'practice' },
    'staff-pin': { visit: { at: 'idle' }, staffTab: 'settings', access: { hasPin: true, isOpen: false } },
    'staff-pin-locked': {
      visit: { at: 'idle' },
      staffTab: 'settings',
      access: { hasPin: true, isOpen: false, lockedUntilMs: Date.now() + 95_000 },
    },
    'staff-settings': { visit: { at: 'idle' }, staffTab: 'settings' },
    ...Object.fromEntries(
      setupSteps.map((step) => [`setup-${step}`, { visit: { at: 'idle' } as const, setupStep: step }]),
    ),
    'idle-warning': { visit: { at: 'review', card, face, failedTries: 0 }, idleWarning: { secondsLeft: 14 } },
  }
  for (const instruction of instructions) {
    const subject = instruction.includes('card') ? 'card' : 'face'
    named[`says-${instruction}`] = { visit: capturing(subject), guidance: says(instruction) }
    named[`urges-${instruction}`] = { visit: capturing(subject), guidance: says(instruction, 0, true) }
  }
  return named
}
