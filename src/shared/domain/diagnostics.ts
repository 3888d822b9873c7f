/** What this kiosk is and how it does, as it was measured just now. Unknown is absent. No pictures, keys or personal data. */
import type { ErrorCode } from '../errors/error-catalog.ts'
import type { CaptureSubject } from './capture.ts'
import type { ApiKeyState, SecretProtection } from './health.ts'
import type { Settings } from './settings.ts'
import type { QueueStatus } from './submission.ts'
import type { Ms, SizePx } from './units.ts'

export interface KioskVersions {
  readonly app: string
  readonly electron?: string
  readonly chromium?: string
  readonly node: string
  /** Such as `linux x64`. */
  readonly system: string
  /** Of the database that is open; absent where none is. */
  readonly storeSchema?: number
}

export interface ModelFact {
  /** File name. */
  readonly name: string
  /** Hex, of the file on this disk; absent where it does not read. */
  readonly sha256?: string
  /** Whether that is what the model's maker wrote into the manifest; absent where there is no word of it. */
  readonly isAsBuilt?: boolean
}

export interface StorageFacts {
  /** What may still be written on the disk. */
  readonly freeBytes?: number
  /** The database with what is not yet merged into it. */
  readonly databaseBytes?: number
  readonly counts?: QueueStatus
  /** Why nothing can be saved, where that is so. */
  readonly problem?: ErrorCode
  /** Of this run; absent before the first. */
  readonly lastExamination?: {
    readonly atMs: Ms
    readonly isAuditWhole: boolean
    /** Checks whose pictures were opened. */
    readonly examined: number
    /** Of those, the ones that did not open. */
    readonly unreadable: number
  }
}

export interface NetworkFacts {
  /** Somebody answered at the service's address just now, and how fast; `not-asked` in practice: nothing is sent there. */
  readonly reach:
    | { readonly at: 'answered'; readonly httpStatus: number; readonly tookMs: Ms }
    | { readonly at: 'failed'; readonly code: ErrorCode }
    | { readonly at: 'not-asked' }
  /** How a call would go. */
  readonly way: 'direct' | 'proxy' | 'unknown'
  /** When the service itself last answered a call in this run. */
  readonly lastAnswerAtMs?: Ms
  /** What is known of this computer's clock. */
  readonly clock: 'right' | 'wrong' | 'unknown'
}

/** A line of the redacted log. */
export interface LoggedTrouble {
  /** As it stands in the log, ISO 8601. */
  readonly at: string
  readonly level: 'warn' | 'error'
  readonly event: string
  readonly facts: Readonly<Record<string, string | number | boolean>>
}

/** So many of the newest troubles are shown. */
export const SHOWN_TROUBLES = 20

/** Main's part. */
export interface KioskDiagnostics {
  readonly takenAtMs: Ms
  readonly mode: Settings['mode']
  readonly versions: KioskVersions
  readonly models: readonly ModelFact[]
  readonly storage: StorageFacts
  readonly network: NetworkFacts
  readonly secrets: { readonly protection: SecretProtection; readonly apiKey: ApiKeyState }
  /** Newest first. */
  readonly troubles: readonly LoggedTrouble[]
}

/** One role's camera, looked through for a second or two. */
export interface CameraFacts {
  readonly subject: CaptureSubject
  /** Why there is no picture. */
  readonly code?: ErrorCode
  readonly label?: string
  /** The name of the chosen camera that this one stands in for. */
  readonly replaces?: string
  /** What it really delivers. */
  readonly size?: SizePx
  /** Frames that came in a second. */
  readonly framesPerSecond?: number
  /** How one look at its frames took, the middle one of all. */
  readonly lookMs?: Ms
}

/** What runs the networks in the page. */
export interface ChecksFacts {
  /** Why they do not run. */
  readonly code?: ErrorCode
  readonly backend?: 'wasm' | 'webgpu'
  readonly threads?: number
  /** From the start of the worker to the models being ready. */
  readonly loadMs?: Ms
}

/** The page's part. */
export interface PageDiagnostics {
  readonly checks: ChecksFacts
  readonly cameras: readonly CameraFacts[]
}

export interface SavedBundle {
  /** Without its folder. */
  readonly fileName: string
}
