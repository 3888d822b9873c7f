/** Measures the main face of an upright crop. Numbers only; what they are worth is judged in quality/. */
import type { Ms, Px, Share } from '../../../shared/domain/units.ts'
import type { FaceObservation } from '../../quality/judge-face.ts'
import { faceThresholds } from '../../quality/face-thresholds.ts'
import type { FaceMeasurement } from '../../vision/vision-protocol.ts'
import type { DetectedFace } from './detect-faces.ts'
import { exposureOfPicture } from '../picture/exposure.ts'
import { seenEyeOpening } from './eye-contour.ts'
import { eyeDistance, eyeOpening } from './eyes.ts'
import type { FaceModels } from '../models/face-models.ts'
import { faceLight } from './face-light.ts'
import { countsBeside, findFaces, mainFace } from './find-faces.ts'
import { canFollow, isCountDue, isSameFace, isStillOn, type StreamPicture } from './face-track.ts'
import { boundsOf, fitMesh, placeOf, refitMesh, type FaceMesh } from './fit-mesh.ts'
import { headPose } from './head-pose.ts'
import { createPyramid, type Pixels, type Pyramid } from '../picture/pixels.ts'
import { sceneOf } from '../picture/scene.ts'
import { sharpnessOfFace } from '../picture/sharpness.ts'
import { noWorkspace } from '../picture/workspace.ts'

/** What one look at a stream gives, and what it leaves to the next one. */
export interface FaceLook {
  readonly observation: FaceObservation
  /** Absent where there is no face to follow. */
  readonly track?: FaceTrack
}

export interface FaceTrack {
  readonly mesh: FaceMesh
  readonly seen: StreamPicture
  /** The picture that the detector last looked at, and what it found there. */
  readonly counted: StreamPicture
  readonly count: FaceCount
}

interface FaceCount {
  /** Of the main face. */
  readonly score: Share
  readonly faceCount: number
  readonly bystanderCount: number
}

/**
 * Looks for faces anew.
 * @param crop exactly the picture that would be sent
 */
export async function measureFace(models: FaceModels, crop: Pixels): Promise<FaceObservation> {
  return (await followFace(models, crop, 0)).observation
}

/**
 * Measures the next picture of a stream: the mesh follows from the last one; the detector looks when its count of
 * faces grows old or the scene has changed, and both start anew where the track is doubtful.
 * @param before what the last look left; absent: everything is looked for anew
 * @param workspace the stream's own; one look at a time
 */
export async function followFace(
  models: FaceModels,
  crop: Pixels,
  atMs: Ms,
  before?: FaceTrack,
  workspace = noWorkspace,
): Promise<FaceLook> {
  const pyramid = createPyramid(crop, workspace)
  const { widthPx, heightPx } = crop
  const seen = { widthPx, heightPx, atMs, scene: sceneOf(pyramid) }
  const picture = { crop: { widthPx, heightPx }, sceneLuma: exposureOfPicture(pyramid)?.meanLuma ?? 0 }

  const followed = before && canFollow(before.seen, seen) ? await follow(models, pyramid, before.mesh) : undefined
  const isCounted = before && followed && !isCountDue(before.counted, seen)
  const looked = isCounted ? { ...before, mesh: followed } : await lookAnew(models, pyramid, seen, followed)
  if (!looked) return { observation: { ...picture, faceCount: 0, bystanderCount: 0 } }

  const { count, mesh } = looked
  const { faceCount, bystanderCount } = count
  const face = {
    ...describeFace(pyramid, count, mesh),
    eyeOpening: await seenEyeOpening(models, pyramid, mesh),
    covered: await models.cover(mesh.features),
  }
  return { observation: { ...picture, faceCount, bystanderCount, face }, track: { ...looked, seen } }
}

/** Absent where the track is doubtful. */
async function follow(models: FaceModels, pyramid: Pyramid, before: FaceMesh): Promise<FaceMesh | undefined> {
  const mesh = await refitMesh(models, pyramid, before)
  return isStillOn(placeOf(before), placeOf(mesh), pyramid.full) ? mesh : undefined
}

/** @param followed the mesh that followed; kept where the detector finds the same face */
async function lookAnew(
  models: FaceModels,
  pyramid: Pyramid,
  counted: StreamPicture,
  followed: FaceMesh | undefined,
): Promise<Omit<FaceTrack, 'seen'> | undefined> {
  const found = await findFaces(models, pyramid)
  const main = mainFace(found, faceThresholds.minFurtherScore)
  if (!main) return undefined

  const faceCount = 1 + found.filter((face) => face !== main && countsBeside(main, face)).length
  const count = { score: main.score, faceCount, bystanderCount: found.length - faceCount }
  const isSame = followed && isSameFace(boundsOf(followed.points), main.box)
  return { mesh: isSame ? followed : await fitMesh(models, pyramid, main), counted, count }
}

/**
 * All numbers of one face. One too small or too far outside to be looked at closely counts as not sharp at all.
 * @param sharpness of what matters around it; by default of the face itself
 */
export function describeFace(
  pyramid: Pyramid,
  { score }: Pick<DetectedFace, 'score'>,
  mesh: FaceMesh,
  sharpness?: number,
): FaceMeasurement {
  const { widthPx, heightPx } = pyramid.full
  const box = boundsOf(mesh.points)
  const isOutside = ({ x, y }: { x: Px; y: Px }) => x < 0 || y < 0 || x > widthPx || y > heightPx
  return {
    score,
    box,
    eyeDistancePx: eyeDistance(mesh),
    ...headPose(mesh),
    eyeOpening: eyeOpening(mesh),
    presence: mesh.presence,
    outsideShare: mesh.points.filter(isOutside).length / mesh.points.length,
    sharpness: sharpness ?? sharpnessOfFace(pyramid, box) ?? 0,
    ...(faceLight(pyramid, mesh) ?? nothingSeen),
  }
}

/** A face of which nothing lies inside the picture: it fails as cropped, and as dark and blurred too. */
const nothingSeen = { meanLuma: 0, highLuma: 0, brightShare: 0, darkShare: 1 }
