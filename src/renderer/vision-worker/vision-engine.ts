/**
 * What the worker does with a frame: cut, measure, judge, keep; and with a wish for a picture: encode.
 * Knows no messages and no canvas, so that it runs in Node as it does in the worker. One call at a time.
 */
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { CaptureSubject, LocalCheck, TakenPicture } from '../../shared/domain/capture.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { judgeCard } from '../quality/judge-card.ts'
import { judgeFace } from '../quality/judge-face.ts'
import type { FrameReport } from '../vision/vision-protocol.ts'
import { encodeStill, type EncodeJpeg } from './picture/encode-still.ts'
import type { FaceModels } from './models/face-models.ts'
import { createKeptShots } from './kept-shots.ts'
import { measureCard } from './card/measure-card.ts'
import { measureFace } from './face/measure-face.ts'
import type { Pixels } from './picture/pixels.ts'
import type { CropFrame } from './picture/upright-crop.ts'

export interface VisionEngineParts<Frame> {
  readonly models: FaceModels
  readonly cropFrame: CropFrame<Frame>
  readonly encodeJpeg: EncodeJpeg
  /** For durations only. */
  readonly nowMs: () => Ms
}

export interface VisionEngine<Frame> {
  /** Leaves the frame open. */
  look(subject: CaptureSubject, frame: Frame, capturedAtMs: Ms): Promise<FrameReport>
  /**
   * Encodes what is kept; it stays kept.
   * @returns FACE_NOT_FOUND or CARD_PORTRAIT_NOT_FOUND when there is no such frame, PAYLOAD_TOO_LARGE when it does not fit
   */
  take(subject: CaptureSubject, which: 'best' | 'latest', takenBy: 'auto' | 'manual'): Promise<Result<TakenPicture>>
  forget(): void
}

export function createVisionEngine<Frame>(parts: VisionEngineParts<Frame>): VisionEngine<Frame> {
  const { models, cropFrame, encodeJpeg, nowMs } = parts
  const kept = createKeptShots()

  return {
    async look(subject, frame, capturedAtMs) {
      const startedAtMs = nowMs()
      const pixels = cropFrame(frame, subject)
      const judged = subject === 'face' ? await lookAtFace(models, pixels) : await lookAtCard(models, pixels)
      const report = { subject, capturedAtMs, ...judged, processingMs: nowMs() - startedAtMs }
      kept.keep({ pixels, report })
      return report
    },

    async take(subject, which, takenBy) {
      const shot = which === 'best' ? kept.best(subject) : kept.latest(subject)
      if (!shot)
        return failure(subject === 'face' ? 'FACE_NOT_FOUND' : 'CARD_PORTRAIT_NOT_FOUND', {
          image: subject,
          note: which === 'best' ? 'no frame passed of late' : 'no frame was looked at',
        })
      const image = await encodeStill(shot.pixels, encodeJpeg)
      if (!image) return failure('PAYLOAD_TOO_LARGE', { image: subject })
      return success({ image, check: localCheckOf(shot.report, takenBy) })
    },

    forget: () => kept.forget(),
  }
}

type Judged = Pick<FrameReport, 'crop' | 'faceCount' | 'bystanderCount' | 'face' | 'card' | 'failed'>

async function lookAtFace(models: FaceModels, pixels: Pixels): Promise<Judged> {
  const observation = await measureFace(models, pixels)
  const { crop, faceCount, bystanderCount, face } = observation
  return { crop, faceCount, bystanderCount, ...(face && { face }), failed: judgeFace(observation) }
}

async function lookAtCard(models: FaceModels, pixels: Pixels): Promise<Judged> {
  const observation = await measureCard(models, pixels)
  const { crop, portraitCount, portrait } = observation
  const failed = judgeCard(observation)
  return { crop, faceCount: portraitCount, bystanderCount: 0, ...(portrait && { face: portrait }), failed }
}

function localCheckOf({ capturedAtMs, faceCount, face, failed }: FrameReport, takenBy: 'auto' | 'manual'): LocalCheck {
  return {
    takenAtMs: capturedAtMs,
    takenBy,
    faceCount,
    ...(face && {
      faceScore: face.score,
      faceWidthPx: face.box.width,
      faceHeightPx: face.box.height,
      eyeDistancePx: face.eyeDistancePx,
      yawDeg: face.yawDeg,
      pitchDeg: face.pitchDeg,
      rollDeg: face.rollDeg,
    }),
    failedCodes: failed.map(({ code }) => code),
  }
}
