/** Measures the main face of an upright crop. Numbers only; what they are worth is judged in quality/. */
import type { BoxPx, Px, Share } from '../../../shared/domain/units.ts'
import type { FaceObservation } from '../../quality/judge-face.ts'
import { faceThresholds } from '../../quality/face-thresholds.ts'
import { maxFaceOverlap } from '../../quality/picture-thresholds.ts'
import type { FaceMeasurement } from '../../vision/vision-protocol.ts'
import { detectFaces, type DetectedFace } from './detect-faces.ts'
import { exposureOfFace, exposureOfPicture } from '../picture/exposure.ts'
import { eyeAspect, eyeDistance } from './eyes.ts'
import type { FaceModels } from '../models/face-models.ts'
import { boundsOf, fitMesh, type FaceMesh } from './fit-mesh.ts'
import { headPose } from './head-pose.ts'
import { createPyramid, type Pixels, type Pyramid } from '../picture/pixels.ts'
import { wholeOf } from '../picture/plane-transform.ts'
import { sharpnessOfFace } from '../picture/sharpness.ts'

/** @param crop exactly the picture that would be sent */
export async function measureFace(models: FaceModels, crop: Pixels): Promise<FaceObservation> {
  const pyramid = createPyramid(crop)
  const { widthPx, heightPx } = crop
  const sceneLuma = exposureOfPicture(pyramid)?.meanLuma ?? 0
  const found = await findFaces(models, pyramid)
  const main = mainFace(found, faceThresholds.minFurtherScore)
  if (!main) return { crop: { widthPx, heightPx }, faceCount: 0, bystanderCount: 0, sceneLuma }

  const further = found.filter((face) => face !== main && countsBeside(main, face))
  const face = describeFace(pyramid, main, await fitMesh(models, pyramid, main))
  const faceCount = 1 + further.length
  const bystanderCount = found.length - faceCount
  return { crop: { widthPx, heightPx }, faceCount, bystanderCount, sceneLuma, face }
}

/** Where the first look finds nothing, one with a wide empty rim: it finds faces that the picture's border cuts. */
async function findFaces(models: FaceModels, pyramid: Pyramid): Promise<DetectedFace[]> {
  const whole = wholeOf(pyramid.full)
  const limits = { minScore: faceThresholds.minScore, maxOverlap: maxFaceOverlap }
  const found = await detectFaces(models, pyramid, whole, limits)
  return found.length > 0 ? found : detectFaces(models, pyramid, grown(whole, RIM_SHARE), limits)
}

const RIM_SHARE = 0.25

function grown({ x, y, width, height }: BoxPx, share: number): BoxPx {
  const rim: Px = Math.max(width, height) * share
  return { x: x - rim, y: y - rim, width: width + 2 * rim, height: height + 2 * rim }
}

/** The largest of those that are surely faces; where none is, the likeliest. */
export function mainFace(strongestFirst: readonly DetectedFace[], sureScore: Share): DetectedFace | undefined {
  const sure = strongestFirst.filter(({ score }) => score >= sureScore)
  return sure.toSorted((a, b) => b.box.width - a.box.width)[0] ?? strongestFirst[0]
}

function countsBeside(main: DetectedFace, other: DetectedFace): boolean {
  const { minFurtherScore, minFurtherWidthShare } = faceThresholds
  return other.score >= minFurtherScore && other.box.width >= minFurtherWidthShare * main.box.width
}

/**
 * All numbers of one face. One too small or too far outside to be looked at closely counts as not sharp at all.
 * @param sharpness of what matters around it; by default of the face itself
 */
export function describeFace(
  pyramid: Pyramid,
  { score }: DetectedFace,
  mesh: FaceMesh,
  sharpness?: number,
): FaceMeasurement {
  const { widthPx, heightPx } = pyramid.full
  const box = boundsOf(mesh.points)
  const isOutside = ({ x, y }: { x: Px; y: Px }) => x < 0 || y < 0 || x > widthPx || y > heightPx
  const { meanLuma, brightShare, darkShare } = exposureOfFace(pyramid, box) ?? nothingSeen
  return {
    score,
    box,
    eyeDistancePx: eyeDistance(mesh),
    ...headPose(mesh),
    eyeAspect: eyeAspect(mesh),
    presence: mesh.presence,
    outsideShare: mesh.points.filter(isOutside).length / mesh.points.length,
    sharpness: sharpness ?? sharpnessOfFace(pyramid, box) ?? 0,
    meanLuma,
    brightShare,
    darkShare,
  }
}

/** A face of which nothing lies inside the picture: it fails as cropped, and as dark and blurred too. */
const nothingSeen = { meanLuma: 0, brightShare: 0, darkShare: 1 }
