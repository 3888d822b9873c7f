/** Finds faces with BlazeFace in any part of a picture: boxes and eyes in pixels of the whole picture. */
import type { BoxPx, PointPx, Share } from '../../../shared/domain/units.ts'
import { DETECTOR_SIDE_PX, type DetectorOutput, type FaceModels } from '../models/face-models.ts'
import type { Pyramid } from '../picture/pixels.ts'
import { applied, letterbox, scaleOf, type PlaneTransform } from '../picture/plane-transform.ts'
import { sampleInput } from '../picture/sample-input.ts'

export interface DetectedFace {
  readonly score: Share
  readonly box: BoxPx
  /** The subject's own right eye: on the left in the picture. */
  readonly rightEye: PointPx
  readonly leftEye: PointPx
}

export interface DetectionLimits {
  /** Boxes below are not faces. */
  readonly minScore: Share
  /** Of two boxes of which one covers more of the smaller one than this, the weaker is the same face. */
  readonly maxOverlap: Share
}

/** Strongest first. */
export async function detectFaces(
  models: FaceModels,
  pyramid: Pyramid,
  region: BoxPx,
  limits: DetectionLimits,
): Promise<DetectedFace[]> {
  const toPicture = letterbox(region, DETECTOR_SIDE_PX)
  const input = sampleInput(pyramid, toPicture, DETECTOR_SIDE_PX, { scale: 1 / 127.5, offset: -1 })
  return withoutRepeats(decoded(await models.detect(input), toPicture, limits.minScore), limits.maxOverlap)
}

/** BlazeFace's anchors: two per cell of 16 px, six per cell of 32 px, at the cells' centres. */
const anchorGrids = [
  { stridePx: 16, perCell: 2 },
  { stridePx: 32, perCell: 6 },
] as const

const NUMBERS_PER_BOX = 16

function decoded(output: DetectorOutput, toPicture: PlaneTransform, minScore: Share): DetectedFace[] {
  const faces: DetectedFace[] = []
  const scale = scaleOf(toPicture)
  const minLogit = Math.log(minScore / (1 - minScore))
  for (const [grid, { stridePx, perCell }] of anchorGrids.entries()) {
    const scores = output.scores[grid]!
    const boxes = output.boxes[grid]!
    const cells = DETECTOR_SIDE_PX / stridePx
    for (let anchor = 0; anchor < scores.length; anchor++) {
      const logit = scores[anchor]!
      if (logit < minLogit) continue
      const cell = Math.floor(anchor / perCell)
      const anchorX = stridePx * ((cell % cells) + 0.5)
      const anchorY = stridePx * (Math.floor(cell / cells) + 0.5)
      const first = anchor * NUMBERS_PER_BOX
      const pointAt = (index: number) =>
        applied(toPicture, boxes[first + index]! + anchorX, boxes[first + index + 1]! + anchorY)
      const centre = pointAt(0)
      const width = boxes[first + 2]! * scale
      const height = boxes[first + 3]! * scale
      faces.push({
        score: 1 / (1 + Math.exp(-logit)),
        box: { x: centre.x - width / 2, y: centre.y - height / 2, width, height },
        rightEye: pointAt(4),
        leftEye: pointAt(6),
      })
    }
  }
  return faces
}

/** Non-maximum suppression. */
function withoutRepeats(faces: readonly DetectedFace[], maxOverlap: Share): DetectedFace[] {
  const kept: DetectedFace[] = []
  for (const face of faces.toSorted((a, b) => b.score - a.score))
    if (kept.every((other) => overlap(face.box, other.box) <= maxOverlap)) kept.push(face)
  return kept
}

/** How much of the smaller box the other one covers: a box inside a box is the same face, however small. */
function overlap(a: BoxPx, b: BoxPx): Share {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  if (width <= 0 || height <= 0) return 0
  return (width * height) / Math.min(a.width * a.height, b.width * b.height)
}
