/** The numbers of a face that passes every check, in a crop of 600 x 800; tests change one of them. */
import type { FaceObservation } from '../../src/renderer/quality/judge-face.ts'
import type { FaceMeasurement, FrameReport } from '../../src/renderer/vision/vision-protocol.ts'

export const goodCrop = { widthPx: 600, heightPx: 800 }

export function measuredFace(changes: Partial<FaceMeasurement> = {}): FaceMeasurement {
  return {
    score: 0.9,
    box: { x: 160, y: 220, width: 280, height: 340 },
    eyeDistancePx: 120,
    yawDeg: 0,
    pitchDeg: 0,
    rollDeg: 0,
    eyeOpening: 0.18,
    covered: { mouth: 0.01, eyes: 0.01 },
    presence: 1,
    outsideShare: 0,
    sharpness: 6,
    meanLuma: 140,
    highLuma: 190,
    brightShare: 0,
    darkShare: 0.02,
    evenness: 0.9,
    redness: 0.3,
    blueness: -0.2,
    behindLuma: 150,
    ...changes,
  }
}

export function observedFace(
  changes: Partial<FaceMeasurement> = {},
  others: Partial<FaceObservation> = {},
): FaceObservation {
  return { crop: goodCrop, faceCount: 1, bystanderCount: 0, sceneLuma: 120, face: measuredFace(changes), ...others }
}

export function faceReport(changes: Partial<FrameReport> = {}): FrameReport {
  return {
    subject: 'face',
    capturedAtMs: 0,
    crop: goodCrop,
    faceCount: 1,
    bystanderCount: 0,
    face: measuredFace(),
    failed: [],
    processingMs: 40,
    ...changes,
  }
}
