/** The words between page and vision worker. A frame goes in once, transferred; numbers come back; encoded bytes leave once. */
import type { CaptureSubject, TakenPicture } from '../../shared/domain/capture.ts'
import type { CheckLimits } from '../../shared/domain/check-limits.ts'
import type { FrameReport } from '../../shared/domain/frame-report.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { Failure } from '../../shared/errors/result.ts'

export type {
  Direction,
  CheckFailure,
  FaceMeasurement,
  FaceCover,
  CardMeasurement,
  PictureSummary,
  FrameReport,
} from '../../shared/domain/frame-report.ts'

export type VisionRequest =
  | { readonly kind: 'load'; readonly id: number; readonly assetsUrl: string; readonly threads: number }
  | {
      readonly kind: 'look'
      readonly id: number
      readonly subject: CaptureSubject
      /** Transferred; the worker closes it. */
      readonly frame: VideoFrame | ImageBitmap
      readonly capturedAtMs: Ms
      /** What it is judged by. */
      readonly limits: CheckLimits
    }
  | {
      readonly kind: 'take'
      readonly id: number
      readonly subject: CaptureSubject
      readonly which: 'best' | 'latest'
      readonly takenBy: 'auto' | 'manual'
      readonly limits: CheckLimits
    }
  | { readonly kind: 'forget'; readonly id: number }

/** Every request is answered once, by its id. */
export type VisionReply =
  | {
      readonly kind: 'loaded'
      readonly id: number
      readonly backend: 'wasm' | 'webgpu'
      readonly threads: number
      readonly loadMs: Ms
    }
  | { readonly kind: 'report'; readonly id: number; readonly report: FrameReport }
  | { readonly kind: 'taken'; readonly id: number; readonly picture: TakenPicture }
  | { readonly kind: 'forgotten'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure }
