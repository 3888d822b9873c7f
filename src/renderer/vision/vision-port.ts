/** What the visit asks of the vision worker; the client implements it, tests fake it. */
import type { Result } from '../../shared/errors/result.ts'
import type { CaptureSubject, TakenPicture } from '../../shared/domain/capture.ts'
import type { Ms } from '../../shared/domain/units.ts'
import type { FrameReport } from './vision-protocol.ts'

export interface Vision {
  /** Loads models once; safe to call again. @returns CHECKS_UNAVAILABLE where they cannot run here */
  start(): Promise<Result<{ readonly threads: number; readonly loadMs: Ms }>>
  /** Judges one frame; takes the frame over and sees that it is closed, whatever happens. One at a time. */
  look(subject: CaptureSubject, frame: VideoFrame | ImageBitmap, capturedAtMs: Ms): Promise<Result<FrameReport>>
  /** The best passing frame of late (`best`), or the newest whatever the checks say of it (`latest`), encoded. */
  take(subject: CaptureSubject, which: 'best' | 'latest', takenBy: 'auto' | 'manual'): Promise<Result<TakenPicture>>
  /** Drops every kept pixel. */
  forget(): void
  close(): void
}
