/** Every message from the renderer is parsed here before anything believes it. A refusal names the field, never its content. */
import { z } from 'zod'
import { captureSubjects } from '../../shared/domain/capture.ts'
import { cardLimits, checkProfiles, faceLimits } from '../../shared/domain/check-limits.ts'
import { isAuditKind, type AuditKind } from '../../shared/domain/audit-event.ts'
import { auditFormats, type AuditQuery } from '../../shared/domain/audit.ts'
import type { PageDiagnostics } from '../../shared/domain/diagnostics.ts'
import { practiceAnswers, wayFaults, type PracticeOutcome, type WireCode } from '../../shared/domain/practice.ts'
import {
  languages,
  meteringModes,
  resultsTargets,
  rotationsDeg,
  secondDisplays,
  soundChoices,
  textSizes,
  themes,
  type ChosenCamera,
  type Settings,
} from '../../shared/domain/settings.ts'
import { consentRecorders, MAX_CONSENT_LENGTH, type ConsentGiven } from '../../shared/domain/consent.ts'
import type { OfficerEntry } from '../../shared/domain/officer.ts'
import { MAX_REFERENCE_LENGTH, type WishedSubmission } from '../../shared/domain/submission.ts'
import { uncheckedReasons } from '../../shared/domain/unchecked.ts'
import { serviceVersions } from '../../shared/domain/verification.ts'
import type { IpcParsers } from '../../shared/contract/ipc-bind.ts'
import { errorCatalog, isErrorCode } from '../../shared/errors/error-catalog.ts'
import { MAX_NOTE_LENGTH, type Failure } from '../../shared/errors/result.ts'
import { errorCode, lengthPx, picture } from './picture-parsers.ts'
import { frameView, officerCommand, visitView } from './visit-view-parsers.ts'

const finite = z.number().finite()

const submissionId = z.uuid()

const reference = z.string().trim().max(MAX_REFERENCE_LENGTH)

const kept = z.literal('kept')

const submission: z.ZodType<WishedSubmission> = z.strictObject({
  card: z.union([picture, kept]),
  face: z.union([picture, kept]),
  reference: reference.exactOptional(),
  replaces: submissionId.exactOptional(),
})

const camera: z.ZodType<ChosenCamera> = z.strictObject({
  deviceId: z.string().max(512),
  groupId: z.string().max(512),
  label: z.string().max(512),
  finestPx: z.strictObject({ widthPx: z.number().finite(), heightPx: z.number().finite() }).exactOptional(),
  picture: z
    .strictObject({
      rotationDeg: z.literal(rotationsDeg).exactOptional(),
      isMirrored: z.boolean().exactOptional(),
      focusMode: z.enum(meteringModes).exactOptional(),
      focusDistance: z.number().finite().exactOptional(),
      exposureMode: z.enum(meteringModes).exactOptional(),
      exposureTime: z.number().finite().exactOptional(),
    })
    .exactOptional(),
})

/** Only the shape; what a value may be is the settings store's to say, in words. */
const settingsChange: z.ZodType<Partial<Settings>> = z.strictObject({
  mode: z.enum(['practice', 'live']).exactOptional(),
  practiceAllowed: z.boolean().exactOptional(),
  isSetUp: z.boolean().exactOptional(),
  useSampleCameras: z.boolean().exactOptional(),
  language: z.enum(languages).exactOptional(),
  languagesOffered: z.array(z.enum(languages)).max(languages.length).exactOptional(),
  theme: z.enum(themes).exactOptional(),
  textSize: z.enum(textSizes).exactOptional(),
  sounds: z.enum(soundChoices).exactOptional(),
  secondDisplay: z.enum(secondDisplays).exactOptional(),
  consentTexts: z.partialRecord(z.enum(languages), z.string().max(20_000)).exactOptional(),
  serviceBaseUrl: z.string().max(2048).exactOptional(),
  serviceVersion: z.enum(serviceVersions).exactOptional(),
  cameras: z.strictObject({ card: camera.exactOptional(), face: camera.exactOptional() }).exactOptional(),
  officerSignIn: z.boolean().exactOptional(),
  overrideSureRefusals: z.boolean().exactOptional(),
  checkProfile: z.enum(checkProfiles).exactOptional(),
  checkLimits: z
    .strictObject({
      face: z.partialRecord(z.enum(faceLimits), finite).exactOptional(),
      card: z.partialRecord(z.enum(cardLimits), finite).exactOptional(),
    })
    .exactOptional(),
  triesBeforeStaff: finite.exactOptional(),
  idleSeconds: finite.exactOptional(),
  idleWarningSeconds: finite.exactOptional(),
  officerIdleMinutes: finite.exactOptional(),
  administratorIdleMinutes: finite.exactOptional(),
  maxWaitingChecks: finite.exactOptional(),
  minFreeDiskMegabytes: finite.exactOptional(),
  startsAtLogin: z.boolean().exactOptional(),
  maxInFlight: finite.exactOptional(),
  maxCallsPerMinute: finite.exactOptional(),
  maxCallsPerDay: finite.exactOptional(),
  picturesKeptDays: finite.exactOptional(),
  metadataKeptDays: finite.exactOptional(),
  kioskId: z.string().max(512).exactOptional(),
  resultsTo: z.enum(resultsTargets).exactOptional(),
  resultsWebhookUrl: z.string().max(4096).exactOptional(),
  resultsFolder: z.string().max(4096).exactOptional(),
  resultsWithReference: z.boolean().exactOptional(),
  telemetryUrl: z.string().max(4096).exactOptional(),
  updateFeed: z.string().max(4096).exactOptional(),
})

const consentGiven: z.ZodType<ConsentGiven> = z.strictObject({
  language: z.enum(languages),
  text: z.string().min(1).max(MAX_CONSENT_LENGTH),
  recordedBy: z.enum(consentRecorders),
})

const wireCode = z.custom<WireCode>(
  (code) => isErrorCode(code) && errorCatalog[code].source === 'service',
  'no wire code',
)

const practiceOutcome: z.ZodType<PracticeOutcome> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), answer: z.enum(practiceAnswers) }),
  z.strictObject({ kind: z.literal('code'), code: wireCode, at: z.enum(['request', 'liveness']) }),
  z.strictObject({ kind: z.literal('fault'), fault: z.enum(wayFaults) }),
])

const reportedFailure: z.ZodType<Failure> = z.strictObject({
  code: errorCode,
  note: z.string().max(MAX_NOTE_LENGTH).exactOptional(),
})

const auditQuery: z.ZodType<AuditQuery> = z.strictObject({
  before: z.number().int().min(0).exactOptional(),
  kind: z.custom<AuditKind>(isAuditKind, 'no kind of line').exactOptional(),
  span: z.strictObject({ fromMs: finite, toMs: finite }).exactOptional(),
  submission: submissionId.exactOptional(),
})

const pageDiagnostics: z.ZodType<PageDiagnostics> = z.strictObject({
  checks: z.strictObject({
    code: errorCode.exactOptional(),
    backend: z.enum(['wasm', 'webgpu']).exactOptional(),
    threads: finite.exactOptional(),
    loadMs: finite.exactOptional(),
  }),
  cameras: z
    .array(
      z.strictObject({
        subject: z.enum(captureSubjects),
        code: errorCode.exactOptional(),
        label: z.string().max(512).exactOptional(),
        replaces: z.string().max(512).exactOptional(),
        size: z.strictObject({ widthPx: lengthPx, heightPx: lengthPx }).exactOptional(),
        framesPerSecond: finite.exactOptional(),
        lookMs: finite.exactOptional(),
      }),
    )
    .max(captureSubjects.length),
})

const nothing = z.undefined()

/** Anything typed, as `pin`. */
const passphrase = z.string().max(1_024)

/** Anything typed: what may be a PIN is said in words elsewhere. */
const pin = z.string().max(64)

const officerId = z.string().trim().max(64)
const officerEntry: z.ZodType<OfficerEntry> = z.strictObject({ officer: officerId, pin })

export const inputParsers: IpcParsers = {
  kiosk: {
    describe: parser('kiosk.describe', nothing),
    report: parser('kiosk.report', reportedFailure),
    hintOnline: parser('kiosk.hintOnline', z.boolean()),
    quit: parser('kiosk.quit', nothing),
  },
  access: {
    state: parser('access.state', nothing),
    enter: parser('access.enter', pin),
    leave: parser('access.leave', nothing),
    setPin: parser('access.setPin', pin),
  },
  officer: {
    state: parser('officer.state', nothing),
    signIn: parser('officer.signIn', officerEntry),
    signOut: parser('officer.signOut', nothing),
    setPin: parser('officer.setPin', officerEntry),
    remove: parser('officer.remove', officerId),
  },
  settings: {
    read: parser('settings.read', nothing),
    change: parser('settings.change', settingsChange),
  },
  apiKey: {
    state: parser('apiKey.state', nothing),
    set: parser('apiKey.set', z.string().max(4096)),
    clear: parser('apiKey.clear', nothing),
    test: parser('apiKey.test', nothing),
  },
  visit: {
    recordUnchecked: parser('visit.recordUnchecked', z.enum(uncheckedReasons)),
    recordConsent: parser('visit.recordConsent', consentGiven),
  },
  counter: {
    arrangement: parser('counter.arrangement', nothing),
    view: parser('counter.view', nothing),
    show: parser('counter.show', visitView),
    showFrame: parser('counter.showFrame', frameView),
    command: parser('counter.command', officerCommand),
  },
  submission: {
    submit: parser('submission.submit', submission),
    find: parser('submission.find', submissionId),
    list: parser('submission.list', nothing),
    queue: parser('submission.queue', nothing),
    sendNow: parser('submission.sendNow', submissionId.optional()),
    setReference: parser('submission.setReference', z.strictObject({ id: submissionId, reference })),
    withdraw: parser(
      'submission.withdraw',
      z.strictObject({ id: submissionId, by: z.enum(['customer', 'staff']), reason: z.string().trim().max(200) }),
    ),
  },
  audit: {
    export: parser('audit.export', z.enum(auditFormats)),
    page: parser('audit.page', auditQuery),
    verify: parser('audit.verify', nothing),
  },
  passphrase: {
    state: parser('passphrase.state', nothing),
    enter: parser('passphrase.enter', passphrase),
    set: parser('passphrase.set', passphrase),
  },
  results: {
    state: parser('results.state', nothing),
    setSecret: parser('results.setSecret', z.string().max(4096)),
    clearSecret: parser('results.clearSecret', nothing),
    test: parser('results.test', nothing),
  },
  support: {
    diagnose: parser('support.diagnose', nothing),
    saveBundle: parser('support.saveBundle', pageDiagnostics),
  },
  configuration: {
    export: parser('configuration.export', nothing),
    choose: parser('configuration.choose', nothing),
    apply: parser('configuration.apply', nothing),
  },
  pictureKey: {
    renew: parser('pictureKey.renew', nothing),
  },
  practice: {
    rehearse: parser('practice.rehearse', practiceOutcome),
  },
}

/** Zod's messages can quote what came in; ours name the call and the place only. */
function parser<T>(call: string, schema: z.ZodType<T>): (input: unknown) => T {
  return (input) => {
    const parsed = schema.safeParse(input)
    if (parsed.success) return parsed.data
    const places = parsed.error.issues.map((issue) => issue.path.join('.') || 'the request').join(', ')
    throw new TypeError(`${call} was refused: ${places}`)
  }
}
