/** What the calls from the renderer are passed on to; the rooms behind are joined in the composition root. */
import type { AccessState } from '../../shared/domain/access.ts'
import type {
  AuditExport,
  AuditFinding,
  AuditFormat,
  AuditPage,
  AuditQuery,
  KeyRenewal,
} from '../../shared/domain/audit.ts'
import type { ConfigurationPreview, SavedConfiguration } from '../../shared/domain/configuration.ts'
import type { ConsentGiven } from '../../shared/domain/consent.ts'
import type { ApiKeyState, KioskDescription } from '../../shared/domain/health.ts'
import type { KioskDiagnostics, PageDiagnostics, SavedBundle } from '../../shared/domain/diagnostics.ts'
import type { OfficerId, OfficerState } from '../../shared/domain/officer.ts'
import type { PassphraseState } from '../../shared/domain/passphrase.ts'
import type { PracticeOutcome } from '../../shared/domain/practice.ts'
import type { ResultsState } from '../../shared/domain/results.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { QueueStatus, SubmissionId, SubmissionSummary, WishedSubmission } from '../../shared/domain/submission.ts'
import type { UncheckedReason } from '../../shared/domain/unchecked.ts'
import type { Arrangement, CounterView, FrameView, OfficerCommand, VisitView } from '../../shared/domain/visit-view.ts'
import type { Failure, Result } from '../../shared/errors/result.ts'

export interface KioskUseCases {
  describe(): Promise<KioskDescription>
  noteRendererFailure(failure: Failure): void
  /** Ends the kiosk once everything is finished that must be. */
  quit(): Promise<Result<undefined>>
}

export interface AccessUseCases {
  state(): AccessState
  enter(pin: string): Promise<Result<undefined>>
  leave(): void
  setPin(pin: string): Promise<Result<undefined>>
}

export interface OfficerUseCases {
  state(): OfficerState
  signIn(officer: OfficerId, pin: string): Promise<Result<undefined>>
  signOut(): void
  setPin(officer: OfficerId, pin: string): Promise<Result<undefined>>
  remove(officer: OfficerId): Promise<Result<undefined>>
}

export interface SettingsUseCases {
  read(): Settings
  change(change: Partial<Settings>): Promise<Result<Settings>>
}

export interface ApiKeyUseCases {
  state(): Promise<ApiKeyState>
  set(text: string): Promise<Result<undefined>>
  clear(): Promise<Result<undefined>>
  test(): Promise<Result<undefined>>
}

export interface VisitUseCases {
  recordUnchecked(reason: UncheckedReason, officer?: OfficerId): Result<undefined>
  recordConsent(given: ConsentGiven): Result<undefined>
}

export interface CounterUseCases {
  arrangement(): Arrangement
  view(): CounterView
  show(view: VisitView): void
  showFrame(view: FrameView): void
  command(command: OfficerCommand): void
}

export interface SubmissionUseCases {
  /** @param officer who is signed in; here and below it is the officers' door that says so, never the page */
  submit(submission: WishedSubmission, officer?: OfficerId): Promise<Result<SubmissionSummary>>
  find(id: SubmissionId): SubmissionSummary | undefined
  list(limit: number): readonly SubmissionSummary[]
  status(): QueueStatus
  sendNow(id?: SubmissionId): Promise<Result<undefined>> | Result<undefined>
  setReference(id: SubmissionId, reference: string): Promise<Result<undefined>> | Result<undefined>
  withdraw(
    id: SubmissionId,
    by: 'customer' | 'staff',
    reason: string,
    officer?: OfficerId,
  ): Promise<Result<undefined>> | Result<undefined>
  hintOnline(isOnline: boolean): void
}

export interface AuditUseCases {
  export(format: AuditFormat): Promise<Result<AuditExport | undefined>>
  page(query: AuditQuery): Promise<Result<AuditPage>>
  verify(): Promise<Result<AuditFinding>>
}

export interface PassphraseUseCases {
  state(): PassphraseState
  enter(passphrase: string): Promise<Result<undefined>>
  set(passphrase: string): Promise<Result<undefined>>
}

export interface ResultsUseCases {
  state(): Promise<ResultsState>
  setSecret(text: string): Promise<Result<undefined>>
  clearSecret(): Promise<Result<undefined>>
  test(): Promise<Result<undefined>>
}

export interface SupportUseCases {
  diagnose(): Promise<Result<KioskDiagnostics>>
  saveBundle(page: PageDiagnostics): Promise<Result<SavedBundle | undefined>>
}

export interface ConfigurationUseCases {
  export(): Promise<Result<SavedConfiguration | undefined>>
  choose(): Promise<Result<ConfigurationPreview | undefined>>
  apply(): Promise<Result<Settings>>
}

export interface PictureKeyUseCases {
  renew(): Promise<Result<KeyRenewal>>
}

export interface PracticeUseCases {
  rehearse(outcome: PracticeOutcome): Promise<Result<undefined>>
}

export interface UseCases {
  readonly kiosk: KioskUseCases
  readonly access: AccessUseCases
  readonly officer: OfficerUseCases
  readonly settings: SettingsUseCases
  readonly apiKey: ApiKeyUseCases
  readonly visit: VisitUseCases
  readonly counter: CounterUseCases
  readonly submission: SubmissionUseCases
  readonly audit: AuditUseCases
  readonly passphrase: PassphraseUseCases
  readonly results: ResultsUseCases
  readonly support: SupportUseCases
  readonly configuration: ConfigurationUseCases
  readonly pictureKey: PictureKeyUseCases
  readonly practice: PracticeUseCases
}
