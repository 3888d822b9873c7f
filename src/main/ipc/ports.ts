/** What the calls from the renderer are passed on to; the rooms behind are joined in the composition root. */
import type { AccessState } from '../../shared/domain/access.ts'
import type { AuditExport, AuditFormat, KeyRenewal } from '../../shared/domain/audit.ts'
import type { ApiKeyState, KioskDescription } from '../../shared/domain/health.ts'
import type { PracticeOutcome } from '../../shared/domain/practice.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { NewSubmission, QueueStatus, SubmissionId, SubmissionSummary } from '../../shared/domain/submission.ts'
import type { UncheckedReason } from '../../shared/domain/unchecked.ts'
import type { Failure, Result } from '../../shared/errors/result.ts'

export interface KioskUseCases {
  describe(): Promise<KioskDescription>
  noteRendererFailure(failure: Failure): void
}

export interface AccessUseCases {
  state(): AccessState
  enter(pin: string): Promise<Result<undefined>>
  leave(): void
  setPin(pin: string): Promise<Result<undefined>>
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
  recordUnchecked(reason: UncheckedReason): Result<undefined>
}

export interface SubmissionUseCases {
  submit(submission: NewSubmission): Promise<Result<SubmissionSummary>>
  find(id: SubmissionId): SubmissionSummary | undefined
  list(limit: number): readonly SubmissionSummary[]
  status(): QueueStatus
  sendNow(id?: SubmissionId): Promise<Result<undefined>> | Result<undefined>
  setReference(id: SubmissionId, reference: string): Promise<Result<undefined>> | Result<undefined>
  withdraw(id: SubmissionId, by: 'customer' | 'staff', reason: string): Promise<Result<undefined>> | Result<undefined>
  hintOnline(isOnline: boolean): void
}

export interface AuditUseCases {
  export(format: AuditFormat): Promise<Result<AuditExport | undefined>>
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
  readonly settings: SettingsUseCases
  readonly apiKey: ApiKeyUseCases
  readonly visit: VisitUseCases
  readonly submission: SubmissionUseCases
  readonly audit: AuditUseCases
  readonly pictureKey: PictureKeyUseCases
  readonly practice: PracticeUseCases
}
