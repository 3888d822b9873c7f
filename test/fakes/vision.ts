/** A vision worker that sees what it is told to see. Closes every frame it is given, as the real client must. */
import type { CaptureSubject, LocalCheck, TakenPicture } from '../../src/shared/domain/capture.ts'
import type { ErrorCode } from '../../src/shared/errors/error-catalog.ts'
import { failure, success, type Result } from '../../src/shared/errors/result.ts'
import type { Vision } from '../../src/renderer/vision/vision-port.ts'
import type { CheckFailure, FrameReport, PictureSummary } from '../../src/renderer/vision/vision-protocol.ts'

export function takenPicture(check: Partial<LocalCheck> = {}): TakenPicture {
  return {
    image: { bytes: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), mediaType: 'image/jpeg', widthPx: 600, heightPx: 800 },
    check: { takenAtMs: 1, takenBy: 'auto', faceWidthPx: 260, faceCount: 1, failedCodes: [], ...check },
  }
}

export function frameReport(subject: CaptureSubject, failed: readonly CheckFailure[], capturedAtMs = 0): FrameReport {
  const face = {
    score: 0.9,
    box: { x: 150, y: 200, width: 300, height: 400 },
    eyeDistancePx: 130,
    yawDeg: 0,
    pitchDeg: 0,
    rollDeg: 0,
    eyeOpening: 0.2,
    presence: 1,
    outsideShare: 0,
    sharpness: 1,
    meanLuma: 128,
    highLuma: 190,
    brightShare: 0,
    darkShare: 0,
  }
  return {
    subject,
    capturedAtMs,
    crop: { widthPx: 600, heightPx: 800 },
    faceCount: 1,
    bystanderCount: 0,
    face,
    failed,
    processingMs: 50,
  }
}

export interface FakeVision extends Vision {
  /** What every frame shows from now on: the failed checks, none for a good frame, or a failure of the worker. */
  see(...codes: readonly ErrorCode[]): void
  failLooking(code: ErrorCode | undefined): void
  /** What the camera's pictures are like from now on; by default nothing is said of them. */
  seePictures(like: Partial<PictureSummary>): void
  /** What the next pictures are. */
  willTake(picture: TakenPicture | ErrorCode): void
  willStart(code: ErrorCode | undefined): void
  /** From now on pictures are taken, models loaded, frames looked at only when the returned function is called. */
  holdTakes(): (picture: TakenPicture) => void
  holdStart(): () => void
  holdLook(): () => void
  readonly looks: { readonly subject: CaptureSubject; readonly capturedAtMs: number }[]
  readonly takes: { readonly subject: CaptureSubject; readonly which: string; readonly takenBy: string }[]
  timesForgotten(): number
}

export function fakeVision(): FakeVision {
  let failed: readonly CheckFailure[] = []
  let lookFailure: ErrorCode | undefined
  let pictures: Partial<PictureSummary> | undefined
  let startFailure: ErrorCode | undefined
  let next: TakenPicture | ErrorCode = takenPicture()
  let forgotten = 0
  let heldTakes: ((picture: TakenPicture) => void)[] | undefined
  let startHeld: Promise<void> | undefined
  let lookHeld: Promise<void> | undefined
  const looks: FakeVision['looks'] = []
  const takes: FakeVision['takes'] = []

  return {
    looks,
    takes,
    timesForgotten: () => forgotten,
    see: (...codes) => void (failed = codes.map((code) => ({ code }))),
    failLooking: (code) => void (lookFailure = code),
    seePictures: (like) => void (pictures = like),
    willTake: (picture) => void (next = picture),
    willStart: (code) => void (startFailure = code),
    holdTakes() {
      const held: ((picture: TakenPicture) => void)[] = []
      heldTakes = held
      return (picture) => held.shift()?.(picture)
    },
    holdStart() {
      const { promise, resolve } = Promise.withResolvers<void>()
      startHeld = promise
      return resolve
    },
    holdLook() {
      const { promise, resolve } = Promise.withResolvers<void>()
      lookHeld = promise
      return resolve
    },
    async start() {
      await startHeld
      return startFailure ? failure(startFailure) : success({ threads: 2, loadMs: 1 })
    },
    async look(subject, frame, capturedAtMs): Promise<Result<FrameReport>> {
      frame.close()
      looks.push({ subject, capturedAtMs })
      await lookHeld
      if (lookFailure) return failure(lookFailure)
      // every picture is another one, as from a real sensor
      const picture = pictures && {
        picture: { highLuma: 200, lowLuma: 20, colour: 60, print: looks.length, ...pictures },
      }
      return success({ ...frameReport(subject, failed, capturedAtMs), ...picture })
    },
    take(subject, which, takenBy) {
      takes.push({ subject, which, takenBy })
      const held = heldTakes
      if (held) return new Promise((resolve) => held.push((picture) => resolve(success(picture))))
      return Promise.resolve(typeof next === 'string' ? failure(next) : success(next))
    },
    forget: () => void (forgotten += 1),
    close: () => undefined,
  }
}
