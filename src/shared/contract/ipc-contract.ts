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
import type { AuditExport, AuditFormat, KeyRenewal } from '../domain/audit.ts'
import type { AccessState } from '../domain/access.ts'
import type { ApiKeyState, KioskDescription } from '../domain/health.ts'
import type { PracticeOutcome } from '../domain/practice.ts'
import type { Settings } from '../domain/settings.ts'
import type { NewSubmission, QueueStatus, SubmissionId, SubmissionSummary } from '../domain/submission.ts'

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
  settings: {
    read: call<undefined, Settings>(),
    /** @returns PIN_NEEDED, SETTINGS_INVALID, SERVICE_ADDRESS_REFUSED, STORE_FAILED */
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
    /** Somebody was attended to whose face could not be compared. @returns STORE_FULL, STORE_FAILED */
    recordUnchecked: call<UncheckedReason, Result<undefined>>(),
  },
  submission: {
    /** Resolves once the pair would survive a power cut, before anything is sent. */
    submit: call<NewSubmission, Result<SubmissionSummary>>(),
    find: call<SubmissionId, SubmissionSummary | undefined>(),
    /** Newest first, at most 200; what waits for a person is in it however old it is, up to 200 more. */
    list: call<undefined, readonly SubmissionSummary[]>(),
    queue: call<undefined, QueueStatus>(),
    /** Sends one held or waiting submission now, or all that wait when no id is given. */
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
