/**
 * Every call from the renderer and every notice from main, declared once.
 *
 * Both ends are made from this table (ipc-bind.ts); neither names a channel itself.
 * To add a call: add a line here, and the compiler asks main for a parser and a handler.
 *
 *     submission: { find: call<SubmissionId, SubmissionSummary | undefined>() }
 *     // renderer: await kiosk.submission.find(id)      main: submission: { find: (id) => … }
 */
import type { UncheckedReason } from '../domain/unchecked.ts'
import type { Failure, Result } from '../errors/result.ts'
import type { AuditExport, AuditFinding, AuditFormat, AuditPage, AuditQuery, KeyRenewal } from '../domain/audit.ts'
import type { AccessState } from '../domain/access.ts'
import type { ConfigurationPreview, SavedConfiguration } from '../domain/configuration.ts'
import type { ConsentGiven } from '../domain/consent.ts'
import type { ApiKeyState, KioskDescription } from '../domain/health.ts'
import type { KioskDiagnostics, PageDiagnostics, SavedBundle } from '../domain/diagnostics.ts'
import type { OfficerEntry, OfficerId, OfficerState } from '../domain/officer.ts'
import type { PassphraseState } from '../domain/passphrase.ts'
import type { PracticeOutcome } from '../domain/practice.ts'
import type { ResultsState } from '../domain/results.ts'
import type { Settings } from '../domain/settings.ts'
import type { QueueStatus, SubmissionId, SubmissionSummary, WishedSubmission } from '../domain/submission.ts'
import type { Arrangement, CounterView, FrameView, OfficerCommand, VisitView } from '../domain/visit-view.ts'

/** Marks a call; carries types only. */
export interface CallMarker<Request, Response> {
  readonly kind: 'call'
  readonly types?: (request: Request) => Response
}

/** Marks a notice from main to every window; carries types only. */
export interface NoticeMarker<Payload> {
  readonly kind: 'notice'
  readonly types?: (payload: Payload) => void
}

const call = <Request, Response>(): CallMarker<Request, Response> => ({ kind: 'call' })
const notice = <Payload>(): NoticeMarker<Payload> => ({ kind: 'notice' })

export const ipcContract = {
  kiosk: {
    describe: call<undefined, KioskDescription>(),
    /** The renderer met an error that no screen explains. */
    report: call<Failure, undefined>(),
    /** The browser's own opinion on the network: a hint to try, never a reason not to. */
    hintOnline: call<boolean, undefined>(),
    /** Ends the kiosk: the way out of a full screen that has none. @returns PIN_NEEDED */
    quit: call<undefined, Result<undefined>>(),
    changed: notice<KioskDescription>(),
    /** The machine woke up: cameras may show a black or frozen picture. */
    woke: notice<undefined>(),
  },
  /** The administrator's PIN: once one is set, what changes the kiosk asks for it. */
  access: {
    state: call<undefined, AccessState>(),
    /** @returns PIN_WRONG, PIN_LOCKED_OUT, STORE_FAILED */
    enter: call<string, Result<undefined>>(),
    leave: call<undefined, undefined>(),
    /** @returns PIN_NEEDED, PIN_TOO_EASY, STORE_FAILED */
    setPin: call<string, Result<undefined>>(),
    changed: notice<AccessState>(),
  },
  /** Officers who sign in at this kiosk, where the administrator wants that. */
  officer: {
    state: call<undefined, OfficerState>(),
    /** @returns PIN_WRONG also for an unknown name, PIN_LOCKED_OUT, STORE_FAILED */
    signIn: call<OfficerEntry, Result<undefined>>(),
    signOut: call<undefined, undefined>(),
    /** Lets an officer in, or gives them another PIN. @returns PIN_NEEDED, SETTINGS_INVALID, PIN_TOO_EASY, STORE_FAILED */
    setPin: call<OfficerEntry, Result<undefined>>(),
    /** @returns PIN_NEEDED, STORE_FAILED */
    remove: call<OfficerId, Result<undefined>>(),
    changed: notice<OfficerState>(),
  },
  settings: {
    read: call<undefined, Settings>(),
    /** @returns PIN_NEEDED, SETTING_LOCKED, SETTINGS_INVALID, PRACTICE_NOT_ALLOWED, SERVICE_ADDRESS_REFUSED, STORE_FAILED */
    change: call<Partial<Settings>, Result<Settings>>(),
    changed: notice<Settings>(),
  },
  apiKey: {
    state: call<undefined, ApiKeyState>(),
    /** @returns SECRETS_UNPROTECTED or SECRETS_LOCKED where this machine cannot keep it; nothing is stored then */
    set: call<string, Result<undefined>>(),
    clear: call<undefined, Result<undefined>>(),
    /** Asks the service without pictures: a good key is answered with MISSING_IMAGE, which is a success here. */
    test: call<undefined, Result<undefined>>(),
  },
  visit: {
    /** Somebody was attended to whose face could not be compared. @returns OFFICER_NEEDED, STORE_FULL, STORE_FAILED */
    recordUnchecked: call<UncheckedReason, Result<undefined>>(),
    /** Before the first picture, where the administrator wrote a consent text. @returns STORE_FULL, STORE_FAILED */
    recordConsent: call<ConsentGiven, Result<undefined>>(),
  },
  /** Between the customer's window, which holds the visit, and the officer's on the first of two displays. */
  counter: {
    arrangement: call<undefined, Arrangement>(),
    /** What the officer's window shows when it opens. */
    view: call<undefined, CounterView>(),
    /** From the customer's window only, as long as there are two. */
    show: call<VisitView, undefined>(),
    showFrame: call<FrameView, undefined>(),
    /** From the officer's window only. */
    command: call<OfficerCommand, undefined>(),
    arranged: notice<Arrangement>(),
    shown: notice<VisitView>(),
    frameShown: notice<FrameView>(),
    commanded: notice<OfficerCommand>(),
  },
  submission: {
    /**
     * Resolves once the pair would survive a power cut, before anything is sent.
     * @returns CHECK_NOT_PASSED, OFFICER_NEEDED, or what the store says
     */
    submit: call<WishedSubmission, Result<SubmissionSummary>>(),
    find: call<SubmissionId, SubmissionSummary | undefined>(),
    /** Newest first, at most 200; what waits for a person is in it however old it is, up to 200 more. */
    list: call<undefined, readonly SubmissionSummary[]>(),
    queue: call<undefined, QueueStatus>(),
    /** Sends one held or waiting submission now, or all that wait when no id is given. As all below: OFFICER_NEEDED. */
    sendNow: call<SubmissionId | undefined, Result<undefined>>(),
    /** Writes down staff's own reference, at most 64 characters; an empty one takes it off again. */
    setReference: call<{ readonly id: SubmissionId; readonly reference: string }, Result<undefined>>(),
    withdraw: call<
      { readonly id: SubmissionId; readonly by: 'customer' | 'staff'; readonly reason: string },
      Result<undefined>
    >(),
    changed: notice<SubmissionSummary>(),
    queueChanged: notice<QueueStatus>(),
  },
  audit: {
    /** Asks where to and writes the whole log there. Nothing when staff changed their mind. @returns EXPORT_FAILED */
    export: call<AuditFormat, Result<AuditExport | undefined>>(),
    /** A bounded piece of the log, newest first. @returns PIN_NEEDED, or what the disk said */
    page: call<AuditQuery, Result<AuditPage>>(),
    /** Reads the whole log and says what of it holds. @returns PIN_NEEDED, or what the disk said */
    verify: call<undefined, Result<AuditFinding>>(),
  },
  /** What stands in for the operating system's key store where there is none. It crosses this wall once and is kept nowhere. */
  passphrase: {
    state: call<undefined, PassphraseState>(),
    /** @returns PASSPHRASE_WRONG, PASSPHRASE_DAMAGED, PASSPHRASE_LOCKED_OUT, STORE_FAILED */
    enter: call<string, Result<undefined>>(),
    /** The first one, or another. @returns PIN_NEEDED, PASSPHRASE_NEEDED, PASSPHRASE_TOO_EASY, STORE_FAILED, SETTINGS_INVALID where the system protects */
    set: call<string, Result<undefined>>(),
  },
  /** How checks ended, for the organisation's own systems. */
  results: {
    state: call<undefined, ResultsState>(),
    /** @returns PIN_NEEDED, SETTINGS_INVALID for no possible secret, or why this machine cannot keep it */
    setSecret: call<string, Result<undefined>>(),
    /** @returns PIN_NEEDED, STORE_FAILED */
    clearSecret: call<undefined, Result<undefined>>(),
    /** Hands over what is no result, as a result would go. @returns PIN_NEEDED, SETTINGS_INVALID, or why it was not taken */
    test: call<undefined, Result<undefined>>(),
  },
  support: {
    /** Main's part of what is known of this kiosk; in live mode it asks whether anybody answers at the service's address. */
    diagnose: call<undefined, Result<KioskDiagnostics>>(),
    /** Asks where to and writes one file for a support desk. Nothing when the administrator changed their mind. @returns EXPORT_FAILED */
    saveBundle: call<PageDiagnostics, Result<SavedBundle | undefined>>(),
  },
  /** The settings as a file, without secrets, from one kiosk to another. */
  configuration: {
    /** Asks where to and writes it. Nothing when the administrator changed their mind. @returns PIN_NEEDED, EXPORT_FAILED */
    export: call<undefined, Result<SavedConfiguration | undefined>>(),
    /** Asks for a file and says what it would change; changes nothing. Nothing when the administrator changed their mind. @returns PIN_NEEDED */
    choose: call<undefined, Result<ConfigurationPreview | undefined>>(),
    /** Changes what the last file was said to change. @returns as `settings.change`; SETTINGS_INVALID where no file was chosen */
    apply: call<undefined, Result<Settings>>(),
  },
  pictureKey: {
    /** Seals every picture with a new key. @returns SECRETS_UNPROTECTED, SECRETS_LOCKED or KEY_NOT_RENEWED */
    renew: call<undefined, Result<KeyRenewal>>(),
  },
  practice: {
    /** Sets what the practice service answers from now on; refused in live mode. */
    rehearse: call<PracticeOutcome, Result<undefined>>(),
  },
} as const

export type IpcContract = typeof ipcContract

export type RequestOf<M> = M extends CallMarker<infer Request, infer _> ? Request : never
export type ResponseOf<M> = M extends CallMarker<infer _, infer Response> ? Response : never
export type PayloadOf<M> = M extends NoticeMarker<infer Payload> ? Payload : never
