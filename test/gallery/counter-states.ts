/** Every state of the counter that people can see, by name. */
import type { QueueStatus } from '../../src/shared/domain/submission.ts'
import { MAX_CONSENT_LENGTH } from '../../src/shared/domain/consent.ts'
import type { ConfigurationPreview } from '../../src/shared/domain/configuration.ts'
import type { Settings } from '../../src/shared/domain/settings.ts'
import type { TakenPicture } from '../../src/shared/domain/capture.ts'
import type { Verdict } from '../../src/shared/domain/verification.ts'
import type { ErrorCode } from '../../src/shared/errors/error-catalog.ts'
import type { Visit } from '../../src/renderer/flow/visit.ts'
import { instructions, type Guidance, type Instruction } from '../../src/renderer/quality/instruction.ts'
import { setupSteps, type SetupStep } from '../../src/renderer/screens/setup/setup-steps.ts'
import { settingsSections } from '../../src/renderer/screens/staff/settings-sections.ts'
import type { StaffTab } from '../../src/renderer/screens/staff/staff-tab.ts'
import type { OfficerState } from '../../src/shared/domain/officer.ts'
import type { KioskDescription, SecretProtection } from '../../src/shared/domain/health.ts'
import type { AccessState } from '../../src/shared/domain/access.ts'
import type { FrameReport } from '../../src/renderer/vision/vision-protocol.ts'

export interface CounterState {
  readonly visit: Visit
  readonly guidance?: Guidance
  readonly report?: FrameReport
  readonly hasNoStream?: boolean
  readonly opensLanguages?: boolean
  /** What the administrator has chosen. */
  readonly settings?: Partial<Settings>
  /** Of what main says of the kiosk. */
  readonly description?: Partial<KioskDescription>
  /** Test ids of what is pressed one after the other. */
  readonly presses?: readonly string[]
  readonly staffTab?: StaffTab
  /** With two displays: the officer's on the first, the customer's on the second. */
  readonly display?: 'first' | 'second'
  /** The set-up assistant instead of the counter. */
  readonly setupStep?: SetupStep
  readonly mode?: 'live'
  readonly access?: AccessState
  readonly protection?: SecretProtection
  readonly officer?: OfficerState
  readonly queue?: Pick<QueueStatus, 'pausedBy' | 'slowedBy'>
  /** What a chosen configuration file would change. */
  readonly configuration?: ConfigurationPreview
  readonly idleWarning?: { readonly secondsLeft: number }
}

const importedChanges: ConfigurationPreview = {
  at: 'changes',
  changes: [
    { name: 'checkProfile', now: 'normal', then: 'lenient' },
    { name: 'checkLimits', now: {}, then: { face: { maxYawDeg: 12 }, card: { maxTiltDeg: 25 } } },
    { name: 'triesBeforeStaff', now: 3, then: 1 },
    { name: 'languagesOffered', now: ['en', 'ms', 'ta'], then: ['en', 'ms'] },
    { name: 'consentTexts', now: {}, then: { en: 'x'.repeat(231) } },
    { name: 'practiceAllowed', now: true, then: false },
  ],
  leftOut: [{ name: 'officerSignIn', why: 'no-officers' }],
}

const importRefused: ConfigurationPreview = {
  at: 'refused',
  problems: [
    { kind: 'value', field: 'settings.checkLimits.face.maxYawDeg' },
    { kind: 'of-one-kiosk', field: 'settings.cameras' },
    { kind: 'unknown', field: 'settings.apiKey' },
  ],
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
    yawDeg: -24,
    pitchDeg: 3,
    rollDeg: 1,
    eyeOpening: 0.18,
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

const consent: Visit = { at: 'consent', pictures: {}, failedTries: 0 }

const consentText = `To check who you are we take two pictures: one of your ID card and one of your face. They are sent, encrypted, to our verification service, which compares them.

The kiosk deletes both pictures once it has the answer. You may stop at any time; a colleague will then check your card in person.`

/** @param times how often the text says the same, up to the longest that may be */
const consentTexts = (times: number): Settings['consentTexts'] => ({
  en: Array<string>(times).fill(consentText).join('\n\n').slice(0, MAX_CONSENT_LENGTH),
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

  const refusedFace = (failedCodes: readonly ErrorCode[]): CounterState => ({
    visit: {
      at: 'retry',
      code: 'FACE_BLURRED',
      image: 'face',
      pictures: { card },
      failedTries: 1,
      failure: { code: 'FACE_BLURRED', image: 'face' },
      refused: { subject: 'face', picture: { ...face, check: { ...face.check, failedCodes } } },
    },
    staffTab: 'check',
  })

  const named: Record<string, CounterState> = {
    idle: { visit: { at: 'idle' } },
    consent: { visit: consent, settings: { consentTexts: consentTexts(1) } },
    'consent-long': { visit: consent, settings: { consentTexts: consentTexts(9) } },
    'staff-consent': { visit: consent, settings: { consentTexts: consentTexts(1) }, staffTab: 'check' },
    'staff-settings-spoken': {
      visit: { at: 'idle' },
      settings: { consentTexts: consentTexts(1), sounds: 'spoken' },
      staffTab: 'settings',
      presses: ['settings-section-visit'],
    },
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
    'face-nearly': { visit: capturing('face'), guidance: { ...says('open-eyes'), progress: 0.55 } },
    'card-nearly': {
      visit: capturing('card'),
      guidance: { ...says('card-less-glare'), progress: 0.5 },
      report: foundCard([{ code: 'CARD_TOO_BRIGHT' }]),
    },
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
    'staff-start': { visit: { at: 'idle' }, staffTab: 'check' },
    'staff-override': refusedFace(['FACE_LIT_FROM_SIDE', 'FACE_BLURRED']),
    'staff-override-refused': refusedFace(['TOO_MANY_FACES']),
    'staff-take-again': {
      visit: capturing('face', { pictures: { card: 'kept' }, replaces: submissionId, reference: 'Ticket A-117' }),
      report: measured,
      guidance: says('turn-left'),
      staffTab: 'check',
    },
    'staff-sign-in': {
      visit: { at: 'idle' },
      staffTab: 'check',
      officer: { isRequired: true, officers: ['4711', '4712', 'Mei'] },
    },
    'staff-signed-in': {
      visit: { at: 'idle' },
      staffTab: 'queue',
      officer: { isRequired: true, officers: ['4711', '4712', 'Mei'], signedIn: '4711' },
    },
    'staff-asked': answered('no-match'),
    'review-kept': { visit: { at: 'review', card: 'kept', face, failedTries: 0, replaces: submissionId } },
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
    'audit-log': { visit: { at: 'idle' }, staffTab: 'settings', presses: ['settings-section-records', 'audit-open'] },
    'audit-log-whole': {
      visit: { at: 'idle' },
      staffTab: 'settings',
      presses: ['settings-section-records', 'audit-open', 'audit-verify'],
    },
    'audit-log-broken': {
      visit: { at: 'idle' },
      staffTab: 'settings',
      mode: 'live',
      presses: ['settings-section-records', 'audit-open', 'audit-verify', 'audit-verify'],
    },
    diagnostics: {
      visit: { at: 'idle' },
      staffTab: 'settings',
      mode: 'live',
      presses: ['settings-section-records', 'diagnostics-open', 'support-save'],
    },
    passphrase: { visit: { at: 'idle' }, protection: 'passphrase-needed', mode: 'live' },
    'passphrase-forgotten': {
      visit: { at: 'idle' },
      protection: 'passphrase-needed',
      mode: 'live',
      presses: ['passphrase-forgotten-open'],
    },
    'setup-service-unprotected': { visit: { at: 'idle' }, setupStep: 'service', protection: 'unprotected' },
    'staff-settings': { visit: { at: 'idle' }, staffTab: 'settings' },
    'staff-settings-managed': {
      visit: { at: 'idle' },
      staffTab: 'settings',
      settings: { resultsTo: 'webhook', kioskId: 'branch-7', theme: 'dark' },
      description: {
        lockedSettings: ['resultsTo', 'resultsWebhookUrl', 'kioskId', 'theme', 'languagesOffered', 'maxInFlight'],
        warnings: [{ code: 'POLICY_INVALID', note: 'locked.theme: not one of the known; apiKey: no part of a policy' }],
      },
    },
    'staff-settings-locked': {
      visit: { at: 'idle' },
      staffTab: 'settings',
      description: { lockedSettings: ['mode', 'startsAtLogin', 'updateFeed'] },
      presses: ['settings-section-kiosk'],
    },
    ...Object.fromEntries(
      settingsSections.map((name) => [
        `staff-settings-${name}`,
        { visit: { at: 'idle' } as const, staffTab: 'settings' as const, presses: [`settings-section-${name}`] },
      ]),
    ),
    'staff-settings-lockable': {
      visit: { at: 'idle' },
      staffTab: 'settings',
      access: { hasPin: true, isOpen: true },
      presses: ['settings-section-people'],
    },
    'staff-settings-updating': {
      visit: { at: 'idle' },
      staffTab: 'settings',
      settings: { updateFeed: 'https://updates.example.test/countersign' },
      description: { updates: { at: 'ready', version: '1.4.0' } },
      presses: ['settings-section-kiosk'],
    },
    'staff-settings-limits': {
      visit: { at: 'idle' },
      staffTab: 'settings',
      settings: { checkProfile: 'strict', checkLimits: { face: { maxYawDeg: 10, minSharpness: 5 } } },
      presses: ['settings-section-checks', 'limits-open'],
    },
    'staff-settings-import': {
      visit: { at: 'idle' },
      staffTab: 'settings',
      configuration: importedChanges,
      presses: ['settings-section-configuration', 'configuration-choose'],
    },
    'staff-settings-import-refused': {
      visit: { at: 'idle' },
      staffTab: 'settings',
      configuration: importRefused,
      presses: ['settings-section-configuration', 'configuration-choose'],
    },
    ...Object.fromEntries(
      setupSteps.map((step) => [`setup-${step}`, { visit: { at: 'idle' } as const, setupStep: step }]),
    ),
    'officer-idle': { visit: { at: 'idle' }, display: 'first' },
    'officer-measuring': { visit: capturing('face'), guidance: says('turn-left'), report: measured, display: 'first' },
    'officer-override': { ...refusedFace(['FACE_LIT_FROM_SIDE', 'FACE_BLURRED']), display: 'first' },
    'officer-review': {
      visit: { at: 'review', card, face, failedTries: 0 },
      idleWarning: { secondsLeft: 14 },
      display: 'first',
    },
    'officer-queue': { visit: { at: 'idle' }, staffTab: 'queue', mode: 'live', display: 'first' },
    'second-idle': { visit: { at: 'idle' }, display: 'second' },
    'second-face': { visit: capturing('face'), guidance: says('turn-left'), display: 'second' },
    'second-review': { visit: { at: 'review', card, face, failedTries: 0 }, display: 'second' },
    'idle-warning': { visit: { at: 'review', card, face, failedTries: 0 }, idleWarning: { secondsLeft: 14 } },
  }
  for (const instruction of instructions) {
    const subject = instruction.includes('card') ? 'card' : 'face'
    named[`says-${instruction}`] = { visit: capturing(subject), guidance: says(instruction) }
    named[`urges-${instruction}`] = { visit: capturing(subject), guidance: says(instruction, 0, true) }
  }
  return named
}
