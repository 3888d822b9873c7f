/**
 * Where to look for faces, and which of those that were found is the main one.
 * Knows where a face is and how sure that is; what it looks like is measured elsewhere.
 */
import type { BoxPx, Share } from '../../../shared/domain/units.ts'
import { faceThresholds } from '../../quality/face-thresholds.ts'
import { maxFaceOverlap } from '../../quality/picture-thresholds.ts'
import { DETECTOR_SIDE_PX, type FaceModels } from '../models/face-models.ts'
import { pointInOriginal, withMirroredRim, type RimmedPicture } from '../picture/mirrored-rim.ts'
import type { Pyramid } from '../picture/pixels.ts'
import { wholeOf } from '../picture/plane-transform.ts'
import { detectFaces, type DetectedFace } from './detect-faces.ts'
import { fitMesh } from './fit-mesh.ts'

/**
 * Strongest first.
 *
 * Where the first look finds nothing but a trace, a second one looks for a face that the border cuts;
 * a scene without a trace of a face, an empty counter above all, costs one look only.
 */
export async function findFaces(models: FaceModels, pyramid: Pyramid): Promise<DetectedFace[]> {
  const { minTraceScore, minScore } = faceThresholds
  const limits = { minScore: minTraceScore, maxOverlap: maxFaceOverlap }
  const traces = await detectFaces(models, pyramid, wholeOf(pyramid.full), limits)
  const found = traces.filter(({ score }) => score >= minScore)
  return found.length > 0 || traces.length === 0 ? found : findCutFaces(models, pyramid)
}

/** So that a face of which half is there has room for the other half. */
const RIM_SHARE: Share = 0.5

/**
 * Faces that the picture's border cuts: next to its own mirror image half a face is a whole one to the detector.
 * So are a neck and a lock of hair, which is why the mesh must agree; it sees the picture as it is, without the rim.
 */
async function findCutFaces(models: FaceModels, pyramid: Pyramid): Promise<DetectedFace[]> {
  const { widthPx, heightPx } = pyramid.full
  const longerSide = Math.max(widthPx, heightPx)
  const rimmed = withMirroredRim(pyramid.levelFor((longerSide * (1 + 2 * RIM_SHARE)) / DETECTOR_SIDE_PX), RIM_SHARE)
  const limits = { minScore: faceThresholds.minCutScore, maxOverlap: maxFaceOverlap }
  const likely = (await detectFaces(models, rimmed.pyramid, wholeOf(rimmed.pyramid.full), limits))
    .map((face) => inOriginal(rimmed, face))
    .filter(({ box }) => reachesIn(box, widthPx, heightPx))
    .slice(0, MOST_CUT_FACES)
  const confirmed: DetectedFace[] = []
  for (const face of likely) {
    const { presence } = await fitMesh(models, pyramid, face)
    if (presence >= faceThresholds.minCutPresence) confirmed.push(face)
  }
  return confirmed
}

/** More are never shown to anybody: the main one and one that makes it too many. */
const MOST_CUT_FACES = 2

function inOriginal(rimmed: RimmedPicture, { score, box, rightEye, leftEye }: DetectedFace): DetectedFace {
  const { x, y } = pointInOriginal(rimmed, box)
  return {
    score,
    box: { x, y, width: box.width * rimmed.step, height: box.height * rimmed.step },
    rightEye: pointInOriginal(rimmed, rightEye),
    leftEye: pointInOriginal(rimmed, leftEye),
  }
}

/** A fifth of the box both ways is in the picture: what is further out is the mirror image of something else. */
function reachesIn({ x, y, width, height }: BoxPx, widthPx: number, heightPx: number): boolean {
  const inside = (start: number, size: number, side: number) => Math.min(start + size, side) - Math.max(start, 0)
  return inside(x, width, widthPx) >= 0.2 * width && inside(y, height, heightPx) >= 0.2 * height
}

/** The largest of those that are surely faces; where none is, the likeliest. */
export function mainFace(strongestFirst: readonly DetectedFace[], sureScore: Share): DetectedFace | undefined {
  const sure = strongestFirst.filter(({ score }) => score >= sureScore)
  return sure.toSorted((a, b) => b.box.width - a.box.width)[0] ?? strongestFirst[0]
}

/** Does a further face count, or is it a bystander far behind? */
export function countsBeside(main: DetectedFace, other: DetectedFace): boolean {
  const { minFurtherScore, minFurtherWidthShare } = faceThresholds
  return other.score >= minFurtherScore && other.box.width >= minFurtherWidthShare * main.box.width
}
