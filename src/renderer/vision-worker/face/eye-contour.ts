/**
 * How far open the eyes are, also where they are narrow: the mesh takes a narrow open eye for a closed one, so where it
 * is in doubt a network that looks at nothing but an eye is asked.
 */
import { faceThresholds } from '../../quality/face-thresholds.ts'
import { EYE_SIDE_PX, type FaceModels } from '../models/face-models.ts'
import type { Pyramid } from '../picture/pixels.ts'
import { rotatedSquare, type PlaneTransform } from '../picture/plane-transform.ts'
import { sampleInput } from '../picture/sample-input.ts'
import { eyeAspect } from './eyes.ts'
import { at, type FaceMesh, type meshPoint } from './fit-mesh.ts'

type EyeModel = Pick<FaceModels, 'eye'>

/**
 * Height to width of the eye that is further open; from the mesh where that is beyond doubt, else from the eye's own
 * contour. The second eye is looked at only where the first one is closed: one closed eye alone may be a wink or a scar.
 */
export async function openEyeAspect(models: EyeModel, pyramid: Pyramid, mesh: FaceMesh): Promise<number> {
  const { doubtfulEyeAspect, minEyeAspect } = faceThresholds
  const ofMesh = eyeAspect(mesh)
  if (ofMesh >= doubtfulEyeAspect) return ofMesh
  const left = await contourAspect(models, pyramid, mesh, ['leftEyeInner', 'leftEyeOuter'])
  if (left >= minEyeAspect) return left
  return Math.max(left, await contourAspect(models, pyramid, mesh, ['rightEyeOuter', 'rightEyeInner']))
}

/** The network saw squares of this many eye widths. */
const MARGIN = 2.3

/** Of the contour's points: the eye's corners, and three pairs of points on the upper and the lower lid. */
const corners = [0, 8] as const
const lids = [
  [11, 3],
  [12, 4],
  [13, 5],
] as const

async function contourAspect(
  models: EyeModel,
  pyramid: Pyramid,
  mesh: FaceMesh,
  [leftCorner, rightCorner]: readonly [keyof typeof meshPoint, keyof typeof meshPoint],
): Promise<number> {
  const [from, to] = [at(mesh, leftCorner), at(mesh, rightCorner)]
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const side = MARGIN * Math.hypot(to.x - from.x, to.y - from.y)
  const upright = rotatedSquare(middle, side, Math.atan2(to.y - from.y, to.x - from.x), EYE_SIDE_PX)
  // the network knows left eyes
  const toPicture = leftCorner === 'rightEyeOuter' ? mirrored(upright) : upright
  const input = sampleInput(pyramid, toPicture, EYE_SIDE_PX, { scale: 1 / 255, offset: 0 })
  return aspectOf(await models.eye(input))
}

/** @param contour 71 x (x, y, z) */
export function aspectOf(contour: Float32Array): number {
  const apart = (a: number, b: number) =>
    Math.hypot(contour[3 * a]! - contour[3 * b]!, contour[3 * a + 1]! - contour[3 * b + 1]!)
  const heights = lids.reduce((sum, [upper, lower]) => sum + apart(upper, lower), 0)
  return heights / lids.length / apart(...corners)
}

/** Left and right of the input changed. */
function mirrored(toPicture: PlaneTransform): PlaneTransform {
  const { xx, yx, x0, y0 } = toPicture
  return { ...toPicture, xx: -xx, yx: -yx, x0: x0 + EYE_SIDE_PX * xx, y0: y0 + EYE_SIDE_PX * yx }
}
