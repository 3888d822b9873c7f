/**
 * What the worker does with a frame: cut, measure, judge, keep; and with a wish for a picture: encode.
 * Knows no messages and no canvas, so that it runs in Node as it does in the worker. One call at a time.
 */
import { failure, success, type Result } from '../../shared/errors/result.ts'
import type { CaptureSubject, LocalCheck, TakenPicture } from '../../shared/domain/capture.ts'
import { normalLimits, type CheckLimits } from '../../shared/domain/check-limits.ts'
import type { Ms } from '../../shared/domain/units.ts'
import { cardThresholdsWith } from '../quality/card-thresholds.ts'
import { faceThresholdsWith } from '../quality/face-thresholds.ts'
import { judgeCard, type CardObservation } from '../quality/judge-card.ts'
import { judgeFace, type FaceObservation } from '../quality/judge-face.ts'
import type { FrameReport } from '../vision/vision-protocol.ts'
import { encodeStill, type EncodeJpeg } from './picture/encode-still.ts'
import type { FaceModels } from './models/face-models.ts'
import { wipeKernels } from './kernels/pixel-kernels.ts'
import { createKeptShots, type Shot } from './kept-shots.ts'
import { measureCard, noMemory } from './card/measure-card.ts'
import { followFace, measureFace, type FaceTrack } from './face/measure-face.ts'
import { createPictureMemory } from './picture/picture-memory.ts'
import { summaryOf } from './picture/picture-summary.ts'
import type { Pixels } from './picture/pixels.ts'
import type { CropFrame } from './picture/upright-crop.ts'
import { createWorkspace } from './picture/workspace.ts'

export interface VisionEngineParts<Frame> {
  readonly models: FaceModels
  readonly cropFrame: CropFrame<Frame>
  readonly encodeJpeg: EncodeJpeg
  /** For durations only. */
  readonly nowMs: () => Ms
}

export interface VisionEngine<Frame> {
  /** Leaves the frame open. @param limits what it is judged by; by default as the product comes */
  look(subject: CaptureSubject, frame: Frame, capturedAtMs: Ms, limits?: CheckLimits): Promise<FrameReport>
  /**
   * Encodes what is kept; it stays kept.
   * A face is looked at once more, in full, whatever its frame was judged by.
   * @returns FACE_NOT_FOUND or CARD_PORTRAIT_NOT_FOUND when there is no such frame, PAYLOAD_TOO_LARGE when it does not fit,
   * the failed check of a best frame that does not pass the second look
   */
  take(
    subject: CaptureSubject,
    which: 'best' | 'latest',
    takenBy: 'auto' | 'manual',
    limits?: CheckLimits,
  ): Promise<Result<TakenPicture>>
  forget(): void
}

export function createVisionEngine<Frame>(parts: VisionEngineParts<Frame>): VisionEngine<Frame> {
  const { models, cropFrame, encodeJpeg, nowMs } = parts
  const memory = createPictureMemory()
  const workspace = createWorkspace()
  const kept = createKeptShots((pixels) => memory.giveBack(pixels))
  let cardMemory = noMemory
  let faceTrack: FaceTrack | undefined

  /** @param frame the camera's whole frame; given back once the card has been cut out of it */
  const lookAtCard = async (frame: Pixels, capturedAtMs: Ms, limits: CheckLimits): Promise<LookedAt> => {
    const measured = measureCard(models, frame, capturedAtMs, cardMemory).finally(() => memory.giveBack(frame))
    const { observation, flat, memory: found } = await measured
    cardMemory = found
    return { judged: judgedCard(observation, limits), pixels: flat }
  }

  /** Pixels whose look fails are kept by nobody, and so are given back. */
  const lookAtFace = async (pixels: Pixels, capturedAtMs: Ms, limits: CheckLimits): Promise<LookedAt> => {
    const before = faceTrack
    // gone should this look fail: the next one then starts anew
    faceTrack = undefined
    const followed = followFace(models, pixels, capturedAtMs, before, workspace)
    const { observation, track } = await followed.catch((error: unknown) => {
      memory.giveBack(pixels)
      throw error
    })
    faceTrack = track
    return { judged: judgedFace(observation, limits), pixels }
  }

  /** A frame is judged by a count of faces that may be half a second old; what leaves is judged by its own. */
  const lookedAtAnew = async ({ pixels, report }: Shot, limits: CheckLimits): Promise<FrameReport> => {
    const { subject, capturedAtMs, processingMs } = report
    return { subject, capturedAtMs, processingMs, ...judgedFace(await measureFace(models, pixels), limits) }
  }

  return {
    async look(subject, frame, capturedAtMs, limits = normalLimits) {
      const startedAtMs = nowMs()
      if (subject === 'card') faceTrack = undefined
      const cut = await cropFrame(frame, subject, (byteLength) => memory.take(byteLength))
      const picture = summaryOf(cut)
      const { judged, pixels } =
        subject === 'face' ? await lookAtFace(cut, capturedAtMs, limits) : await lookAtCard(cut, capturedAtMs, limits)
      const report = { subject, capturedAtMs, ...judged, picture, processingMs: nowMs() - startedAtMs }
      kept.keep({ pixels, report })
      return report
    },

    async take(subject, which, takenBy, limits = normalLimits) {
      const shot = which === 'best' ? kept.best(subject) : kept.latest(subject)
      if (!shot)
        return failure(subject === 'face' ? 'FACE_NOT_FOUND' : 'CARD_PORTRAIT_NOT_FOUND', {
          image: subject,
          note: which === 'best' ? 'no frame passed of late' : 'no frame was looked at',
        })
      const report = subject === 'face' ? await lookedAtAnew(shot, limits) : shot.report
      const refusal = which === 'best' ? report.failed[0] : undefined
      if (refusal) return failure(refusal.code, { image: subject, note: 'failed when it was looked at anew' })
      const image = await encodeStill(shot.pixels, encodeJpeg)
      if (!image) return failure('PAYLOAD_TOO_LARGE', { image: subject })
      return success({ image, check: localCheckOf(report, takenBy) })
    },

    forget() {
      cardMemory = noMemory
      faceTrack = undefined
      kept.forget()
      memory.wipe()
      workspace.wipe()
      wipeKernels()
    },
  }
}

type Judged = Pick<FrameReport, 'crop' | 'faceCount' | 'bystanderCount' | 'face' | 'card' | 'failed'>

interface LookedAt {
  readonly judged: Judged
  /** Exactly the picture that would be sent. */
  readonly pixels: Pixels
}

function judgedFace(observation: FaceObservation, limits: CheckLimits): Judged {
  const { crop, faceCount, bystanderCount, face } = observation
  return {
    crop,
    faceCount,
    bystanderCount,
    ...(face && { face }),
    failed: judgeFace(observation, faceThresholdsWith(limits)),
  }
}

function judgedCard(observation: CardObservation, limits: CheckLimits): Judged {
  const { crop, portraitCount, portrait, card } = observation
  const failed = judgeCard(observation, cardThresholdsWith(limits))
  const found = { ...(portrait && { face: portrait }), ...(card && { card }) }
  return { crop, faceCount: portraitCount, bystanderCount: 0, ...found, failed }
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
